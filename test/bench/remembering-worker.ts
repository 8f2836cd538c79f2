import memoryText from 'memory.json'
import worker from '../../workers/index.ts'
import type { Env } from '../../workers/env.ts'
import { rememberingDatabase } from './remembering-database.ts'

/** The Worker alone: everything it asks of the database is answered from memory. */
const DB = rememberingDatabase(new Map(JSON.parse(memoryText) as [string, string][]))

export default {
  async fetch(request, env, context) {
    if (new URL(request.url).pathname === '/__ready') return new Response('ready')
    return await worker.fetch(request, { ...env, DB }, context)
  },
} satisfies ExportedHandler<Env>

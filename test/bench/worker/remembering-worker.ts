import './frozen-clock.ts'
import memoryText from 'memory.json'
import type { Env } from '../../../workers/env.ts'
import worker from '../../../workers/index.ts'
import { invocation } from '../../../workers/jobs/invocation.ts'
import { rememberingDatabase } from './remembering-database.ts'
import { digestTick } from './send-digest.ts'

/** The Worker alone: everything it asks of the database is answered from memory. `/__tick?at=` fires the cron. */
const DB = rememberingDatabase(new Map(JSON.parse(memoryText) as [string, string][]))

const fetcher: typeof fetch = (...request) => fetch(...request)

export default {
  async fetch(request, env, context) {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname === '/__ready') return new Response('ready')
    if (pathname === '/__digest') return await digestTick(searchParams, { ...env, DB })
    if (pathname !== '/__tick') return await worker.fetch(request, { ...env, DB }, context)
    const report = await invocation(Number(searchParams.get('at')), {
      env: { ...env, DB },
      fetch: fetcher,
      clock: Date.now,
    })
    console.log(JSON.stringify(report))
    return Response.json(report)
  },
} satisfies ExportedHandler<Env>

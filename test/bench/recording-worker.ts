import worker from '../../workers/index.ts'
import type { Env } from '../../workers/env.ts'
import { recordingDatabase } from './remembering-database.ts'

/** The Worker over a real database, that tells at `/__memory` what it asked and what it was answered. */
const memory = new Map<string, string>()

export default {
  async fetch(request, env, context) {
    const url = new URL(request.url)
    if (url.pathname === '/__forget') memory.clear()
    if (url.pathname.startsWith('/__')) return Response.json([...memory])
    return await worker.fetch(request, { ...env, DB: recordingDatabase(env.DB, memory) }, context)
  },
} satisfies ExportedHandler<Env>

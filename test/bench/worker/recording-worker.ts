import './frozen-clock.ts'
import type { Env } from '../../../workers/env.ts'
import worker from '../../../workers/index.ts'
import { invocation } from '../../../workers/jobs/invocation.ts'
import { recordingDatabase } from './remembering-database.ts'
import { digestTick } from './send-digest.ts'

/**
 * The Worker over a real database. `/__memory` tells what was asked since `/__forget` and what was answered;
 * `/__tick?at=` fires the cron.
 */
const memory = new Map<string, string>()

const fetcher: typeof fetch = (...request) => fetch(...request)

export default {
  async fetch(request, env, context) {
    const { pathname, searchParams } = new URL(request.url)
    const recorded = { ...env, DB: recordingDatabase(env.DB, memory) }
    if (pathname === '/__forget') memory.clear()
    if (pathname === '/__memory' || pathname === '/__forget') return Response.json([...memory])
    if (pathname === '/__digest') return await digestTick(searchParams, recorded)
    if (pathname !== '/__tick') return await worker.fetch(request, recorded, context)
    const report = await invocation(Number(searchParams.get('at')), {
      env: recorded,
      fetch: fetcher,
      clock: Date.now,
    })
    console.log(JSON.stringify(report))
    return Response.json(report)
  },
} satisfies ExportedHandler<Env>

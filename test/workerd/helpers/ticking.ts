import { env } from 'cloudflare:workers'
import { MINUTE } from '../../../workers/days.ts'
import { invocation } from '../../../workers/jobs/invocation.ts'
import type { InvocationReport, TickReport } from '../../../workers/jobs/reports.ts'
import { tick } from '../../../workers/jobs/tick.ts'
import { counting, type Usage } from './counting.ts'
import type { Upstream } from './upstream.ts'

/** One tick against a fake site. */
export const tickAt = (at: number, { fetch }: Upstream): Promise<TickReport> =>
  tick(at, { env, fetch, clock: () => 0 })

/** One tick, with what it cost. */
export async function countedTick(at: number, { fetch }: Upstream): Promise<TickReport & { usage: Usage }> {
  const { db, usage } = counting(env.DB)
  const report = await tick(at, { env: { ...env, DB: db }, fetch, clock: () => 0 })
  return { ...report, usage }
}

/** A whole invocation of the cron, with what it cost. */
export async function countedInvocation(
  at: number,
  { fetch }: Upstream,
): Promise<InvocationReport & { usage: Usage }> {
  const { db, usage } = counting(env.DB)
  const report = await invocation(at, { env: { ...env, DB: db }, fetch, clock: () => 0 })
  return { ...report, usage }
}

/** Ticks every 5 minutes from `from` until nothing is left to do, but at most `most` times. */
export async function tickUntilIdle(from: number, site: Upstream, most = 100): Promise<TickReport[]> {
  const reports: TickReport[] = []
  for (let i = 0; i < most; i++) {
    const report = await tickAt(from + i * 5 * MINUTE, site)
    if (report.job === null) return reports
    reports.push(report)
  }
  throw new Error(`still work to do after ${most} ticks`)
}

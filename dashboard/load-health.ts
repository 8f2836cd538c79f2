import type { RequestEnv } from '../workers/api/context.ts'
import { nextDue, sourceStatus } from '../workers/collect/health.ts'
import { addDays, dayOf } from '../workers/days.ts'
import { newestClosed, periodBefore } from '../workers/digest/period.ts'
import { sources } from '../workers/sources/index.ts'
import { unsentDigests } from '../workers/store/digest-sending.ts'
import { calendarOf, sourcesHealth } from '../workers/store/health.ts'
import { newestIncidents } from '../workers/store/incidents.ts'
import { newestRuns } from '../workers/store/newest-runs.ts'
import { upkeepOf } from '../workers/store/upkeep.ts'
import type { Day, Moment } from '../workers/types.ts'
import { planOf } from '../workers/watch/limits.ts'
import type { UpkeepView } from './components/upkeep.tsx'
import type { SourceHealthView } from './pages/health.tsx'

const DAYS_SHOWN = 97
const RUNS_SHOWN = 12
const INCIDENTS_SHOWN = 8

export async function loadHealth(
  env: RequestEnv,
): Promise<{ views: SourceHealthView[]; upkeep: UpkeepView; today: Day }> {
  const { DB: db, now } = env
  const today = dayOf(now)
  const [rows, upkeep, incidents, unsent, runs] = await Promise.all([
    sourcesHealth(db, sources),
    upkeepOf(db, sources, today),
    newestIncidents(db, INCIDENTS_SHOWN),
    unsentDigests(db, newestDigests(now), now),
    newestRuns(
      db,
      sources.map(({ id }) => id),
      RUNS_SHOWN,
    ),
  ])
  const views = await Promise.all(
    sources.map(async (source): Promise<SourceHealthView> => {
      const row = rows.find((one) => one.source === source.id)
      return {
        source,
        status: sourceStatus(row?.lastSuccess ?? null, row?.error != null, now),
        lastAttempt: row?.lastAttempt ?? null,
        lastSuccess: row?.lastSuccess ?? null,
        nextDue: nextDue(row?.lastAttempt ?? null, row?.retryAt ?? null, now),
        failures: row?.failures ?? 0,
        error: row?.error ?? null,
        calendar: await calendarOf(db, source.id, addDays(today, -DAYS_SHOWN)),
        runs: runs.filter((run) => run.source === source.id),
      }
    }),
  )
  return {
    views,
    upkeep: { ...upkeep, incidents, unsent, plan: planOf(env), sample: env.SAMPLE_DATA === 'true' },
    today,
  }
}

/** The names of the digests of the last days and weeks that are closed, the newest first. */
function newestDigests(now: Moment): string[] {
  return (
    [
      ['day', 7],
      ['week', 2],
    ] as const
  ).flatMap(([interval, count]) => {
    const periods = [newestClosed(interval, now)]
    while (periods.length < count) periods.push(...periods.slice(-1).map(periodBefore))
    return periods.map(({ name }) => name)
  })
}

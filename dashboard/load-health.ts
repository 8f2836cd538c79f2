import type { RequestEnv } from '../workers/api/context.ts'
import { nextDue, sourceStatus } from '../workers/collect/health.ts'
import { addDays, dayOf } from '../workers/days.ts'
import { sources } from '../workers/sources/index.ts'
import { calendarOf, sourcesHealth, unclosedDays } from '../workers/store/health.ts'
import { listRuns } from '../workers/store/runs.ts'
import type { Day } from '../workers/types.ts'
import type { SourceHealthView } from './pages/health.tsx'

const DAYS_SHOWN = 97
const RUNS_SHOWN = 12

export async function loadHealth({
  DB: db,
  now,
}: RequestEnv): Promise<{ views: SourceHealthView[]; unclosed: number; today: Day }> {
  const today = dayOf(now)
  const [rows, unclosed] = await Promise.all([
    sourcesHealth(db, sources),
    unclosedDays(db, addDays(today, -1)),
  ])
  const views = await Promise.all(
    sources.map(async (source): Promise<SourceHealthView> => {
      const row = rows.find((one) => one.source === source.id)
      const [calendar, { runs }] = await Promise.all([
        calendarOf(db, source.id, addDays(today, -DAYS_SHOWN)),
        listRuns(db, { source: source.id, limit: RUNS_SHOWN }),
      ])
      return {
        source,
        status: sourceStatus(row?.lastSuccess ?? null, row?.error != null, now),
        lastAttempt: row?.lastAttempt ?? null,
        lastSuccess: row?.lastSuccess ?? null,
        nextDue: nextDue(row?.lastAttempt ?? null, row?.retryAt ?? null, now),
        failures: row?.failures ?? 0,
        error: row?.error ?? null,
        calendar,
        runs,
      }
    }),
  )
  return { views, unclosed, today }
}

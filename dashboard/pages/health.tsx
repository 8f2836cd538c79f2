import type { SourceStatus } from '../../workers/collect/health.ts'
import type { CalendarRow } from '../../workers/store/health.ts'
import type { RunLedgerRow } from '../../workers/store/runs.ts'
import type { Day, Moment, Source } from '../../workers/types.ts'
import { FirstRun } from '../components/first-run.tsx'
import { UpkeepSection, type UpkeepView } from '../components/upkeep.tsx'
import { count, counted, dateAndTime } from '../words.ts'
import { Calendar } from './health-calendar.tsx'
import { Runs } from './health-runs.tsx'

export interface SourceHealthView {
  source: Source
  status: SourceStatus
  lastAttempt: Moment | null
  lastSuccess: Moment | null
  nextDue: Moment
  failures: number
  error: string | null
  calendar: CalendarRow[]
  runs: RunLedgerRow[]
}

/** Per source: how it is doing, which days were seen, the last runs, and what went wrong. */
export const HealthPage = ({
  views,
  upkeep,
  today,
}: {
  views: SourceHealthView[]
  upkeep: UpkeepView
  today: Day
}) => (
  <>
    <div class="page-head">
      <h1>Health</h1>
      <p class="facts">{waiting(upkeep)}</p>
    </div>
    {views.every(({ lastSuccess }) => lastSuccess === null) ? <FirstRun onHealth /> : null}
    {views.map((view) => (
      <section aria-labelledby={view.source.id}>
        <h2 id={view.source.id}>{view.source.name}</h2>
        <p class="facts">
          <span class={`status ${view.status}`}>{STATUS[view.status]}</span> ·{' '}
          {view.lastSuccess === null ? 'never seen' : `last seen ${dateAndTime(view.lastSuccess)}`} · next
          look {dateAndTime(view.nextDue)}
        </p>
        {view.error === null ? null : (
          <p class="trouble">
            {view.error}
            {view.failures > 1 ? ` (${count(view.failures)} times in a row)` : null}
          </p>
        )}
        <Calendar rows={view.calendar} today={today} />
        <Runs runs={view.runs} source={view.source} />
      </section>
    ))}
    <UpkeepSection {...upkeep} />
  </>
)

/** What has not been done yet, in words. */
function waiting({ unclosed, untagged }: UpkeepView): string {
  const words = [
    ...(unclosed === 0 ? [] : [`${counted(unclosed, { one: 'day', many: 'days' })} to be closed`]),
    ...(untagged === 0 ? [] : [`${counted(untagged, { one: 'item', many: 'items' })} without topics yet`]),
  ]
  return words.length === 0 ? 'No work is waiting.' : `${words.join(', ')}.`
}

const STATUS: Record<SourceStatus, string> = {
  ok: 'ok',
  late: 'late',
  failing: 'failing',
  never: 'not started',
}

import type { SourceStatus } from '../../workers/collect/health.ts'
import { addDays } from '../../workers/days.ts'
import type { CalendarRow } from '../../workers/store/health.ts'
import type { RunLedgerRow } from '../../workers/store/runs.ts'
import type { Day, Moment, Source } from '../../workers/types.ts'
import { FirstRun } from '../components/first-run.tsx'
import { runPath } from '../components/run-path.ts'
import { UpkeepSection, type UpkeepView } from '../components/upkeep.tsx'
import { count, counted, dateAndTime, dayAndMonth } from '../words.ts'

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

const CALENDAR_DAYS = 91

/** The last 13 weeks, a cell a day, weeks in columns. */
const Calendar = ({ rows, today }: { rows: CalendarRow[]; today: Day }) => {
  const byDay = new Map(rows.map((row) => [row.day, row]))
  const weekday = (new Date(today).getUTCDay() + 6) % 7
  const first = addDays(today, -(CALENDAR_DAYS - 7) - weekday)
  const cells = Array.from({ length: CALENDAR_DAYS - 6 + weekday }, (_, i) => addDays(first, i))
  return (
    <div class="calendar-frame">
      <div class="calendar-grid">
        <p class="months" aria-hidden="true">
          {Array.from({ length: CALENDAR_DAYS / 7 }, (_, week) => {
            const first = cells.slice(7 * week, 7 * week + 7).find((day) => day.endsWith('-01'))
            return <span>{first === undefined ? null : dayAndMonth(first)}</span>
          })}
        </p>
        <p class="weekdays" aria-hidden="true">
          <span>Mon</span>
          <span>Wed</span>
          <span>Fri</span>
        </p>
        <ol class="calendar" aria-label="Days of the last 13 weeks">
          {cells.map((day) => {
            const { state, words } = cellOf(byDay.get(day))
            return (
              <li class={state}>
                <a href={`/listings?day=${day}`} title={`${day}: ${words}`}>
                  <span class="unseen">{`${day}: ${words}`}</span>
                </a>
              </li>
            )
          })}
        </ol>
      </div>
      <p class="legend" aria-hidden="true">
        {LEGEND.map(([state, words]) => (
          <span>
            <i class={state} /> {words}
          </span>
        ))}
      </p>
    </div>
  )
}

const LEGEND = [
  ['seen', 'seen to its end'],
  ['partial', 'seen in part, or still open'],
  ['quiet', 'seen, nothing listed'],
  ['failed', 'tried, not seen'],
  ['none', 'not tried'],
] as const

function cellOf(row: CalendarRow | undefined): { state: (typeof LEGEND)[number][0]; words: string } {
  if (row === undefined) return { state: 'none', words: 'not tried' }
  if (row.lookedAt === null) return { state: 'failed', words: row.error ?? 'tried, not seen' }
  if (row.items === 0) return { state: 'quiet', words: 'nothing listed' }
  const items = counted(row.items, { one: 'item', many: 'items' })
  if (row.complete === 1) return { state: 'seen', words: items }
  return {
    state: 'partial',
    words: `${items}, ${row.stage === 'open' ? 'still open' : 'not seen to its end'}`,
  }
}

const Runs = ({ runs, source }: { runs: RunLedgerRow[]; source: Source }) => (
  <div class="scroll">
    <table class="runs">
      <caption>
        Last runs · <a href={`/api/v1/runs?source=${source.id}`}>all as JSON</a>
      </caption>
      <thead>
        <tr>
          <th scope="col">Time (UTC)</th>
          <th scope="col">Day</th>
          <th scope="col">Result</th>
          <th scope="col" class="way">
            Read from
          </th>
          <th scope="col" class="number">
            New
          </th>
          <th scope="col" class="number">
            Changed
          </th>
          <th scope="col" class="number left-out">
            Left out
          </th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr>
            <td>
              <RunLink {...run} />
            </td>
            <td>
              <span class="year">{run.day.slice(0, 5)}</span>
              {run.day.slice(5)}
            </td>
            <td>
              <span class={`status ${run.status}`}>{run.status}</span>
              {run.error === null ? null : <span class="why">{run.error}</span>}
            </td>
            <td class="way">{run.way}</td>
            <td class="number">{count(run.items_new)}</td>
            <td class="number">{count(run.items_changed)}</td>
            <td class="number left-out">{count(run.rows_rejected)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

/** A run by its time; where there is little room, without the year. */
const RunLink = ({ id, scheduled_at }: RunLedgerRow) => {
  const [date = '', time = ''] = dateAndTime(scheduled_at).split(', ')
  return (
    <a href={runPath(id)}>
      {date.slice(0, -5)}
      <span class="year">{date.slice(-5)}</span>, {time.replace(' UTC', '')}
    </a>
  )
}

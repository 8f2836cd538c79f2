import { addDays } from '../../workers/days.ts'
import type { CalendarRow } from '../../workers/store/health.ts'
import type { Day } from '../../workers/types.ts'
import { counted, dayAndMonth } from '../words.ts'

const CALENDAR_DAYS = 91

/** The last 13 weeks, a cell a day, weeks in columns. */
export const Calendar = ({ rows, today }: { rows: CalendarRow[]; today: Day }) => {
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

import { addDays } from '../../workers/days.ts'
import { Embed } from '../components/embed.tsx'
import { entriesCounted } from '../components/entries-counted.ts'
import { NumbersTable } from '../components/numbers-table.tsx'
import { seenOf, VolumeBars, type VolumeWeek } from '../components/volume-bars.tsx'
import { capital, count, dayAndMonth } from '../words.ts'
import type { OverviewView } from './overview.tsx'

const WEEKS_SHOWN = 26
const WEEKS_BEFORE = 12

/** How much was listed a week. */
export const Volume = (view: OverviewView) => (
  <section aria-labelledby="volume">
    <h2 id="volume">Volume</h2>
    <VolumeChart {...view} />
    <Embed title={volumeTitle(view)} />
  </section>
)

export const volumeTitle = ({ source }: Pick<OverviewView, 'source'>): string =>
  `${source.name}: ${entriesCounted(source).many} a week`

/** Its chart, with the newest week in words. */
export const VolumeChart = ({ source, weeks }: Pick<OverviewView, 'source' | 'weeks'>) => {
  const shown = weeks.slice(-WEEKS_SHOWN)
  const last = shown.at(-1)
  if (last === undefined) return <p class="empty">No week has ended yet.</p>
  const { many } = entriesCounted(source)
  return (
    <>
      <p class="facts">
        {newestWords(last, many)}
        {beforeWords(shown.slice(-1 - WEEKS_BEFORE, -1))}
      </p>
      <VolumeBars weeks={shown} entries={many} />
      <p class="volume-axis" aria-hidden="true">
        <span>{dayAndMonth(addDays(shown[0]?.lastDay ?? last.lastDay, -6))}</span>
        <span>highest {count(Math.max(...shown.map(({ items }) => items)))}</span>
        <span>{dayAndMonth(last.lastDay)}</span>
      </p>
      <Legend weeks={shown} />
      <NumbersTable>
        <VolumeTable weeks={shown} entries={many} />
      </NumbersTable>
    </>
  )
}

function newestWords(week: VolumeWeek, entries: string): string {
  const seen = seenOf(week)
  if (seen === 'none') return `Week ${week.period} was not seen`
  const days = seen === 'all' ? '' : `, of which ${week.completeDays} of 7 days were seen to the end`
  return `${count(week.items)} ${entries} in week ${week.period}${days}`
}

/** What is usual: of weeks that were seen whole, since others had more than was seen of them; without any, at least how much. */
function beforeWords(before: readonly VolumeWeek[]): string {
  const seen = (how: 'all' | 'part') => before.filter((week) => seenOf(week) === how)
  const [whole, part] = [seen('all'), seen('part')]
  if (before.length === 0) return ''
  if (whole.length === before.length) return `; ${meanOf(whole)} a week in the ${before.length} before`
  if (whole.length > 0)
    return `; ${meanOf(whole)} a week in those ${whole.length} of the ${before.length} before that were seen whole`
  return part.length === 0
    ? `; nothing was seen in the ${before.length} before`
    : `; at least ${meanOf(part)} a week in those ${part.length} of the ${before.length} before that were seen in part`
}

const meanOf = (weeks: readonly VolumeWeek[]): string =>
  count(Math.round(weeks.reduce((sum, { items }) => sum + items, 0) / weeks.length))

const Legend = ({ weeks }: { weeks: readonly VolumeWeek[] }) => {
  const seen = new Set(weeks.map(seenOf))
  const words = [
    ...(seen.has('part') ? ['hollow: seen in part'] : []),
    ...(seen.has('none') ? ['hatched: not seen'] : []),
  ]
  return words.length === 0 ? null : <p class="facts">{capital(words.join('; '))}.</p>
}

/** As text: see `escaped`. Its parts are numbers, and names of weeks. */
const VolumeTable = ({ weeks, entries }: { weeks: readonly VolumeWeek[]; entries: string }) => (
  <table>
    <thead>
      <tr>
        <th scope="col">Week</th>
        <th scope="col" class="number">
          {capital(entries)}
        </th>
        <th scope="col" class="number">
          Days seen
        </th>
      </tr>
    </thead>
    <tbody dangerouslySetInnerHTML={{ __html: weeks.map(rowOf).join('') }} />
  </table>
)

const rowOf = (week: VolumeWeek): string =>
  `<tr><th scope="row">${week.period}<td class="number">${seenOf(week) === 'none' ? 'not seen' : count(week.items)}<td class="number">${week.completeDays} of 7</tr>`

import { addDays } from '../../workers/days.ts'
import { Embed } from '../components/embed.tsx'
import { VolumeBars } from '../components/volume-bars.tsx'
import { count, dayAndMonth } from '../words.ts'
import type { OverviewView } from './overview.tsx'

const WEEKS_SHOWN = 26

/** How much was listed a week. */
export const Volume = (view: OverviewView) => (
  <section aria-labelledby="volume">
    <h2 id="volume">Volume</h2>
    <VolumeChart {...view} />
    <Embed title={volumeTitle(view)} />
  </section>
)

export const volumeTitle = ({ source }: Pick<OverviewView, 'source'>): string =>
  `${source.name}: ${source.entry.many} a week`

/** Its chart, with the newest week in words. */
export const VolumeChart = ({ source, weeks }: Pick<OverviewView, 'source' | 'weeks'>) => {
  const shown = weeks.slice(-WEEKS_SHOWN)
  const last = shown.at(-1)
  const before = shown.slice(-13, -1)
  const mean = before.reduce((sum, { items }) => sum + items, 0) / Math.max(1, before.length)
  if (last === undefined) return <p class="empty">No week has ended yet.</p>
  return (
    <>
      <p class="facts">
        {count(last.items)} {source.entry.many} in week {last.period}
        {before.length === 0 ? null : `; ${count(Math.round(mean))} a week in the ${before.length} before`}
      </p>
      <VolumeBars weeks={shown} entries={source.entry.many} />
      <p class="volume-axis" aria-hidden="true">
        <span>{dayAndMonth(addDays(shown[0]?.lastDay ?? last.lastDay, -6))}</span>
        <span>highest {count(Math.max(...shown.map(({ items }) => items)))}</span>
        <span>{dayAndMonth(last.lastDay)}</span>
      </p>
    </>
  )
}

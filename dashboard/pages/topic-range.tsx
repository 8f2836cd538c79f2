import { DaysForm } from '../components/days-form.tsx'
import { RANGE_NAMES, RANGES } from '../components/series-choice.ts'
import { address } from '../components/source-switch.tsx'
import { Switch } from '../components/switch.tsx'
import type { TopicView } from './topic.tsx'

/** Which days are drawn, and how finely: links for the usual, a form for any. */
export const RangeForm = ({ topic, source, query, choice, today }: TopicView) => {
  const path = `/topics/${topic.id}`
  const own = { source: query.source }
  const days = choice.range === null ? { from: choice.from, to: choice.to } : { range: choice.range }
  const byDay = choice.range === 'all' ? { range: '1y' } : days
  return (
    <div class="range">
      <Switch
        label="Range"
        of={RANGES.map((range) => [range, RANGE_NAMES[range]] as const)}
        at={choice.range}
        href={(range) => address(path, { ...own, range })}
      />
      <Switch
        label="Interval"
        of={choice.intervals.map((interval) => [interval, `by ${interval}`] as const)}
        at={choice.interval}
        href={(interval) => address(path, { ...own, ...(interval === 'day' ? byDay : days), interval })}
      />
      <DaysForm action={path} choice={choice} today={today} source={source.id}>
        {/* Other days may be too many to be drawn one by one: what suits them is chosen anew. */}
        {query.interval === undefined || query.interval === 'day' ? null : (
          <input type="hidden" name="interval" value={query.interval} />
        )}
      </DaysForm>
    </div>
  )
}

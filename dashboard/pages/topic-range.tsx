import { DaysForm } from '../components/days-form.tsx'
import { INTERVALS, RANGE_NAMES, RANGES } from '../components/series-choice.ts'
import { address } from '../components/source-switch.tsx'
import { Switch } from '../components/switch.tsx'
import type { TopicView } from './topic.tsx'

/** Which days are drawn, and how finely: links for the usual, a form for any. */
export const RangeForm = ({ topic, source, query, choice, today }: TopicView) => {
  const path = `/topics/${topic.id}`
  const own = { source: query.source }
  const days = choice.range === null ? { from: query.from, to: query.to } : { range: choice.range }
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
        of={INTERVALS.map((interval) => [interval, `by ${interval}`] as const)}
        at={choice.interval}
        href={(interval) => address(path, { ...own, ...days, interval })}
      />
      <DaysForm action={path} choice={choice} today={today} source={source.id}>
        <input type="hidden" name="interval" value={choice.interval} />
      </DaysForm>
    </div>
  )
}

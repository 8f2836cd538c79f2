import { address, DEFAULT_SOURCE } from '../components/source-switch.tsx'
import { INTERVALS, RANGES, type TopicView } from './topic.tsx'

const NAMES = { '90d': '90 days', '1y': '1 year', all: 'All' } as const

/** Which days are drawn, and how finely: links for the usual, a form for any. */
export const RangeForm = ({ topic, source, query, choice, today }: TopicView) => {
  const path = `/topics/${topic.id}`
  const own = { source: query.source }
  const days = choice.range === null ? { from: query.from, to: query.to } : { range: choice.range }
  return (
    <div class="range">
      <nav class="switch" aria-label="Range">
        {RANGES.map((range) => (
          <a
            href={address(path, { ...own, range })}
            aria-current={range === choice.range ? 'page' : undefined}
          >
            {NAMES[range]}
          </a>
        ))}
      </nav>
      <nav class="switch" aria-label="Interval">
        {INTERVALS.map((interval) => (
          <a
            href={address(path, { ...own, ...days, interval })}
            aria-current={interval === choice.interval ? 'page' : undefined}
          >
            by {interval}
          </a>
        ))}
      </nav>
      <form action={path}>
        <label>
          from <input type="date" name="from" value={choice.from} max={today} required />
        </label>
        <label>
          to <input type="date" name="to" value={choice.to} max={today} required />
        </label>
        <input type="hidden" name="interval" value={choice.interval} />
        {source.id === DEFAULT_SOURCE ? null : <input type="hidden" name="source" value={source.id} />}
        <button type="submit">Show</button>
      </form>
    </div>
  )
}

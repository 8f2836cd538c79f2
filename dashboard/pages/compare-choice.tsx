import { DEFAULT_SOURCE } from '../components/source-switch.tsx'
import { Swatch } from '../components/swatch.tsx'
import { type CompareView, compareAddress } from './compare.tsx'

const MOST_TOPICS = 5

/** The topics that are compared, each with its line and a way to take it out. */
export const Chosen = (view: CompareView) =>
  view.topics.length === 0 ? null : (
    <ul class="chosen">
      {view.topics.map(({ id, name }, i) => (
        <li>
          {view.topics.length > 1 ? <Swatch kind={`line-${i + 1}`} /> : null}
          <a href={`/topics/${id}`}>{name}</a>
          <a
            class="out"
            href={compareAddress(view, {
              topics: view.topics.flatMap((topic) => (topic.id === id ? [] : [topic.id])).join(','),
            })}
            aria-label={`Take out ${name}`}
          >
            ×
          </a>
        </li>
      ))}
    </ul>
  )

/** A field to type one more topic into; all are offered. */
export const AddTopic = ({ query, topics, known }: CompareView) => {
  if (topics.length >= MOST_TOPICS) return <p class="note">Five lines are as many as can be told apart.</p>
  const kept = {
    ...query,
    add: undefined,
    source: query.source === DEFAULT_SOURCE ? undefined : query.source,
  }
  return (
    <form class="add" action="/compare">
      <label for="add">Add a topic</label>
      <input id="add" name="add" list="topics" maxlength={80} required autocomplete="off" />
      <datalist id="topics">
        {known.map(({ id, name }) =>
          topics.some((topic) => topic.id === id) ? null : <option value={name} />,
        )}
      </datalist>
      {Object.entries(kept).map(([name, value]) =>
        value === undefined || value === '' ? null : <input type="hidden" name={name} value={value} />,
      )}
      <button type="submit">Add</button>
    </form>
  )
}

const CHOICES = [
  {
    label: 'Measure',
    name: 'metric',
    of: [
      ['share', 'Share'],
      ['items', 'Items'],
      ['upvotes', 'Upvotes'],
    ],
  },
  {
    label: 'Interval',
    name: 'interval',
    of: [
      ['day', 'by day'],
      ['week', 'by week'],
      ['month', 'by month'],
    ],
  },
  {
    label: 'Scale',
    name: 'scale',
    of: [
      ['absolute', 'as it is'],
      ['index', 'peak = 100'],
    ],
  },
  {
    label: 'Axis',
    name: 'axis',
    of: [
      ['linear', 'from zero'],
      ['log', 'logarithmic'],
    ],
  },
] as const

const RANGES = [
  ['90d', '90 days'],
  ['1y', '1 year'],
  ['all', 'All'],
] as const

/** What is drawn and how: every choice is an address. */
export const Drawing = (view: CompareView) => (
  <div class="range">
    <nav class="switch" aria-label="Range">
      {RANGES.map(([range, name]) => (
        <a
          href={compareAddress(view, { range, from: undefined, to: undefined })}
          aria-current={range === view.choice.range ? 'page' : undefined}
        >
          {name}
        </a>
      ))}
    </nav>
    {CHOICES.map(({ label, name, of }) => (
      <nav class="switch" aria-label={label}>
        {of.map(([value, words]) => (
          <a
            href={compareAddress(view, { [name]: value })}
            aria-current={value === view.query[name] ? 'page' : undefined}
          >
            {words}
          </a>
        ))}
      </nav>
    ))}
  </div>
)

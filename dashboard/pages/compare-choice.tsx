import type { Topic } from '../../workers/topics/taxonomy.ts'
import { MOST_TOPICS } from '../../workers/trends/series-rows.ts'
import { INTERVALS, RANGE_NAMES, RANGES, type Range } from '../components/series-choice.ts'
import { address, DEFAULT_SOURCE } from '../components/source-switch.tsx'
import { Swatch } from '../components/swatch.tsx'
import { Switch } from '../components/switch.tsx'
import { type CompareQuery, type CompareView, compareAddress } from './compare.tsx'

/** The topics that are compared, each with its line and a way to take it out. */
export const Chosen = (view: CompareView) =>
  view.topics.length === 0 ? null : (
    <ul class="chosen">
      {view.topics.map(({ id, name }, i) => (
        <li>
          {view.topics.length > 1 ? <Swatch kind={`line-${i + 1}`} /> : null}
          <a href={address(`/topics/${id}`, { source: view.source.id })}>{name}</a>
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
export const AddTopic = (view: CompareView) => {
  const { query, topics, known, suggested } = view
  if (topics.length >= MOST_TOPICS) return <p class="note">Five lines are as many as can be told apart.</p>
  const kept = {
    ...query,
    add: undefined,
    source: query.source === DEFAULT_SOURCE ? undefined : query.source,
  }
  return (
    <form class="add" action="/compare">
      <label for="add">Add a topic</label>
      <input
        id="add"
        name="add"
        list="topics"
        value={query.add}
        maxlength={80}
        required
        autocomplete="off"
        placeholder="its name, or a word for it"
      />
      <datalist id="topics">
        {known.map(({ id, name }) =>
          topics.some((topic) => topic.id === id) ? null : <option value={name} />,
        )}
      </datalist>
      {Object.entries(kept).map(([name, value]) =>
        value === undefined || value === '' ? null : <input type="hidden" name={name} value={value} />,
      )}
      <button type="submit">Add</button>
      {topics.length === 0 || suggested.length === 0 ? null : (
        <span class="rising-now">
          or one that is rising: <Offered {...view} of={suggested} />
        </span>
      )}
    </form>
  )
}

/** Topics, each of which leads to the same comparison with it. */
const Offered = ({ of, ...view }: CompareView & { of: Topic[] }) => (
  <>
    {of.map((topic, i) => (
      <>
        {i === 0 ? null : ', '}
        <a href={compareAddress(view, { topics: [...view.topics, topic].map(({ id }) => id).join(',') })}>
          {topic.name}
        </a>
      </>
    ))}
  </>
)

/** What was typed and is no topic, with those that may have been meant. */
export const NoTopic = (view: CompareView) =>
  view.near === null ? null : (
    <p class="trouble">
      “{view.query.add}” is no topic.{' '}
      {view.near.length === 0 ? (
        <a href={`/topics?q=${encodeURIComponent(view.query.add ?? '')}`}>Look among all topics</a>
      ) : (
        <>
          Did you mean <Offered {...view} of={view.near} />?
        </>
      )}
    </p>
  )

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
    of: INTERVALS.map((interval) => [interval, `by ${interval}`] as const),
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

/** A switch with its name: "as it is" alone says nothing. */
const Choice: typeof Switch = (props) => (
  <div class="choice">
    <span aria-hidden="true">{props.label}</span>
    <Switch {...props} />
  </div>
)

/** What is drawn and how: every choice is an address. */
export const Drawing = (view: CompareView) => (
  <div class="range">
    <Choice
      label="Range"
      of={RANGES.map((range) => [range, RANGE_NAMES[range]] as const)}
      at={view.choice.range}
      href={(range) => compareAddress(view, { ...rangeChange(view, range), from: undefined, to: undefined })}
    />
    {CHOICES.map(({ label, name, of }) => (
      <Choice
        label={label}
        of={
          name === 'interval'
            ? of.filter(([interval]) => view.choice.intervals.some((one) => one === interval))
            : of
        }
        at={view.query[name]}
        href={(value) => compareAddress(view, { ...(value === 'day' ? byDay(view) : {}), [name]: value })}
      />
    ))}
  </div>
)

/** All there is would be too many days: then it is drawn by week, and by day the last year is. */
const rangeChange = ({ query }: CompareView, range: Range): Partial<CompareQuery> =>
  range === 'all' && query.interval === 'day' ? { range, interval: 'week' } : { range }

const byDay = ({ choice }: CompareView): Partial<CompareQuery> =>
  choice.range === 'all' ? { range: undefined } : {}

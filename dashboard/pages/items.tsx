import type { Topic } from '../../workers/topics/taxonomy.ts'
import type { Day, Source, SourceId } from '../../workers/types.ts'
import { FirstRun } from '../components/first-run.tsx'
import { authorWords } from '../components/listing-table.tsx'
import { address } from '../components/source-switch.tsx'
import { capital, count } from '../words.ts'
import { LEAST_SPEED } from './item-votes-words.ts'
import { ALL_LISTINGS, ItemsForm, LABELS } from './items-form.tsx'
import { whatIsListed } from './items-words.ts'

/** What is shown of an item: a part of the API's answer. */
export interface FoundItem {
  id: string
  source: SourceId
  title: string
  summary: string | null
  authors: string[]
  author_count: number | null
  organization: string | null
  organization_id: string | null
  first_seen_at: string
  published_at: string | null
  upvotes: number
  unit: string
  velocity?: number | null
  heat?: number | null
  forecast?: { final: number | null; lo: number | null; hi: number | null }
  topics: string[] | null
}

export interface ItemsView {
  rows: FoundItem[]
  /** What of the parameters can't be answered, and why: then there are no rows. */
  refused: readonly { parameter: string; message: string }[]
  /** Where the next page begins. */
  next: string | null
  /** Those whose items are listed. */
  sources: readonly Source[]
  /** What was asked for, as it was written. */
  parameters: Record<string, string>
  /** The same as the API is asked. */
  question: Record<string, string>
  topics: readonly Topic[]
  today: Day
}

const MOST_TOPICS = 4

/** Items, found, filtered and sorted as the API does. */
export const ItemsPage = (view: ItemsView) => {
  const { rows, next, parameters } = view
  const { cursor, ...asked } = parameters
  const { cursor: _, ...question } = view.question
  const query = new URLSearchParams(question).toString()
  return (
    <article>
      <div class="page-head">
        <div>
          <h1>Items</h1>
          {view.refused.length > 0 ? null : <p class="facts">{whatIsListed(view)}</p>}
        </div>
        <p class="days">
          <a href="/listings">Today's listings</a>
        </p>
      </div>
      <ItemsForm {...view} />
      {view.refused.length > 0 ? (
        <Refused {...view} />
      ) : rows.length === 0 ? (
        <Nothing {...view} />
      ) : (
        <Table {...view} />
      )}
      {view.refused.length > 0 ? null : (
        <p class="links">
          {next === null ? null : (
            <a href={address('/items', { ...asked, cursor: next })} rel="next">
              Next page
            </a>
          )}{' '}
          <a href={`/api/v1/items.csv${query === '' ? '' : `?${query}`}`}>CSV</a>{' '}
          <a href={`/data?of=${encodeURIComponent(`/items${query === '' ? '' : `?${query}`}`)}`}>
            How to ask for it
          </a>
        </p>
      )}
    </article>
  )
}

/** What of the form can't be answered as it was filled in. */
const Refused = ({ refused }: ItemsView) => (
  <ul class="trouble refused">
    {refused.map(({ parameter, message }) => (
      <li>
        <b>{LABELS[parameter] ?? parameter}</b> {message.replace(/\bq\b/, LABELS.q ?? 'q')}
      </li>
    ))}
  </ul>
)

const Nothing = ({ next, parameters, sources }: ItemsView) =>
  next === null && Object.keys(parameters).length === 0 ? (
    <FirstRun />
  ) : (
    <p class="empty">
      {next === null ? (
        <>
          No item fits all of this.{' '}
          {sources.length > 1 ? (
            <a href="/items">All papers</a>
          ) : (
            <a href={address('/items', { ...parameters, source: ALL_LISTINGS })}>Look in all listings</a>
          )}
        </>
      ) : (
        'None of the items looked through fits. There are more to look through on the next page.'
      )}
    </p>
  )

const Table = ({ rows, topics, sources }: ItemsView) => {
  const names = new Map(topics.map(({ id, name }) => [id, name]))
  const [one, another] = sources
  const unit = another === undefined ? one?.unit.many : undefined
  const hasSpeed = rows.some((item) => speed(item) !== '')
  const hasForecast = rows.some(({ forecast }) => forecast?.final != null)
  return (
    <table class="listing items">
      <thead>
        <tr>
          <th scope="col">Item</th>
          <th scope="col" class="seen">
            First seen
          </th>
          <th scope="col" class="number">
            {capital(unit ?? 'votes')}
          </th>
          {hasSpeed ? (
            <th scope="col" class="number speed">
              <abbr title="Votes an hour, between the last looks">An hour</abbr>
            </th>
          ) : null}
          {hasForecast ? (
            <th scope="col" class="number">
              <abbr title="Votes expected in the end, with their 80% interval">Expected</abbr>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((item) => (
          <tr>
            <td>
              <a class="title" href={`/items/${item.id}`}>
                {item.title}
              </a>
              <By item={item} />
              <Topics ids={item.topics ?? []} names={names} source={item.source} />
            </td>
            <td class="seen">{item.first_seen_at.slice(0, 10)}</td>
            <td class="number votes">
              {count(item.upvotes)} {unit === undefined ? <span class="unit">{item.unit}</span> : null}
            </td>
            {hasSpeed ? <td class="number speed">{speed(item)}</td> : null}
            {hasForecast ? <Expected {...item} /> : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Votes an hour, if it is worth a number. */
const speed = ({ velocity }: FoundItem): string =>
  velocity == null || velocity < LEAST_SPEED ? '' : velocity.toFixed(1)

/** The votes expected in the end, with their interval where there is room. */
const Expected = ({ forecast }: FoundItem) => (
  <td class="number expected">
    {forecast?.final == null || forecast.lo === null || forecast.hi === null ? null : (
      <>
        {count(Math.round(forecast.final))}{' '}
        <span class="interval">
          ({count(Math.round(forecast.lo))}-{count(Math.round(forecast.hi))})
        </span>
      </>
    )}
  </td>
)

const By = ({ item }: { item: FoundItem }) => {
  const authors = authorWords({ authors: JSON.stringify(item.authors), author_count: item.author_count })
  return (
    <span class="by">
      {item.organization === null || item.organization_id === null ? null : (
        <a href={address('/items', { organization: item.organization_id, source: item.source })}>
          {item.organization}
        </a>
      )}
      {item.organization !== null && authors.length > 0 ? ' · ' : null}
      {authors.length > 0 ? authors.join('') : item.organization === null ? item.summary : null}
    </span>
  )
}

const Topics = ({ ids, names, source }: { ids: string[]; names: Map<string, string>; source: SourceId }) =>
  ids.length === 0 ? null : (
    <span class="by topics-of">
      {ids.slice(0, MOST_TOPICS).map((id) => (
        <a href={address(`/topics/${id}`, { source })}>{capital(names.get(id) ?? id)}</a>
      ))}
      {ids.length > MOST_TOPICS ? <span>and {ids.length - MOST_TOPICS} more</span> : null}
    </span>
  )

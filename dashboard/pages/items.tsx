import type { Topic } from '../../workers/topics/taxonomy.ts'
import type { Day, SourceId } from '../../workers/types.ts'
import { FirstRun } from '../components/first-run.tsx'
import { authorWords } from '../components/listing-table.tsx'
import { address } from '../components/source-switch.tsx'
import { capital, count } from '../words.ts'
import { ItemsForm, LABELS } from './items-form.tsx'

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
  /** What was asked for, as it was written. */
  parameters: Record<string, string>
  topics: readonly Topic[]
  today: Day
}

const MOST_TOPICS = 4

/** Items, found, filtered and sorted as the API does. */
export const ItemsPage = (view: ItemsView) => {
  const { rows, next, parameters } = view
  const { cursor, ...asked } = parameters
  const query = new URLSearchParams(asked).toString()
  return (
    <article>
      <div class="page-head">
        <h1>Items</h1>
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

const Nothing = ({ next, parameters }: ItemsView) =>
  next === null && Object.keys(parameters).length === 0 ? (
    <FirstRun />
  ) : (
    <p class="empty">
      {next === null ? (
        <>
          No item fits all of this. <a href="/items">All items</a>
        </>
      ) : (
        'None of the items looked through fits. There are more to look through on the next page.'
      )}
    </p>
  )

const Table = ({ rows, topics }: ItemsView) => {
  const names = new Map(topics.map(({ id, name }) => [id, name]))
  return (
    <table class="listing items">
      <thead>
        <tr>
          <th scope="col">Item</th>
          <th scope="col">First seen</th>
          <th scope="col" class="number">
            Votes
          </th>
          <th scope="col" class="number">
            <abbr title="Votes an hour, between the last looks">An hour</abbr>
          </th>
          <th scope="col" class="number">
            <abbr title="Votes expected in the end, with their 80% interval">Expected</abbr>
          </th>
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
              <Topics ids={item.topics ?? []} names={names} />
            </td>
            <td class="seen">{item.first_seen_at.slice(0, 10)}</td>
            <td class="number votes">
              {count(item.upvotes)} <span class="unit">{item.unit}</span>
            </td>
            <td class="number">{item.velocity == null ? '' : item.velocity.toFixed(1)}</td>
            <td class="number expected">{expected(item)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function expected({ forecast }: FoundItem): string {
  if (forecast?.final == null || forecast.lo === null || forecast.hi === null) return ''
  return `${count(Math.round(forecast.final))} (${count(Math.round(forecast.lo))}-${count(Math.round(forecast.hi))})`
}

const By = ({ item }: { item: FoundItem }) => {
  const authors = authorWords({ authors: JSON.stringify(item.authors), author_count: item.author_count })
  return (
    <span class="by">
      {item.organization === null || item.organization_id === null ? null : (
        <a href={address('/items', { organization: item.organization_id })}>{item.organization}</a>
      )}
      {item.organization !== null && authors.length > 0 ? ' · ' : null}
      {authors.length > 0 ? authors.join('') : item.organization === null ? item.summary : null}
    </span>
  )
}

const Topics = ({ ids, names }: { ids: string[]; names: Map<string, string> }) =>
  ids.length === 0 ? null : (
    <span class="by topics-of">
      {ids.slice(0, MOST_TOPICS).map((id) => (
        <a href={`/topics/${id}`}>{capital(names.get(id) ?? id)}</a>
      ))}
      {ids.length > MOST_TOPICS ? <span>and {ids.length - MOST_TOPICS} more</span> : null}
    </span>
  )

import type { Topic } from '../../workers/topics/taxonomy.ts'
import type { Day, Source, SourceId } from '../../workers/types.ts'
import { FirstRun } from '../components/first-run.tsx'
import { address } from '../components/source-switch.tsx'
import { ALL_LISTINGS, ItemsForm, LABELS } from './items-form.tsx'
import { ItemsTable } from './items-table.tsx'
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
        <ItemsTable {...view} />
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

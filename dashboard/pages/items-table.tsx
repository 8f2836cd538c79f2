import type { SourceId } from '../../workers/types.ts'
import { authorWords } from '../components/listing-table.tsx'
import { address } from '../components/source-switch.tsx'
import { capital, count } from '../words.ts'
import { LEAST_SPEED } from './item-votes-words.ts'
import type { FoundItem, ItemsView } from './items.tsx'

const MOST_TOPICS = 4

/** Items with their topics and votes; a column that no row has anything for is left out. */
export const ItemsTable = ({ rows, topics, sources }: ItemsView) => {
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
              <span class="narrow"> (80%)</span>
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

/** The votes expected in the end, with their interval: below them where there is little room. */
const Expected = ({ forecast }: FoundItem) => (
  <td class="number expected">
    {forecast?.final == null || forecast.lo === null || forecast.hi === null ? null : (
      <>
        {count(Math.round(forecast.final))}{' '}
        <span class="interval">
          ({count(Math.round(forecast.lo))}-<wbr />
          {count(Math.round(forecast.hi))})
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

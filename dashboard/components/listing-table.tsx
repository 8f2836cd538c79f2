import type { ItemRow } from '../../workers/store/items.ts'
import type { Moment, Source } from '../../workers/types.ts'
import { capital, count, counted } from '../words.ts'
import { itemPath } from './item-path.ts'
import { Sparkline } from './sparkline.tsx'

export interface ListedRow {
  item: ItemRow
  points: { observed_at: Moment; upvotes: number }[]
}

/** A listing of one day as people read it: place, what it is and by whom, votes, and how they came. */
export const ListingTable = ({
  source,
  rows,
  until,
}: {
  source: Source
  rows: ListedRow[]
  until: Moment
}) => (
  <table class="listing">
    <thead>
      <tr>
        <th scope="col" class="number">
          <abbr title="Place on the listing">#</abbr>
        </th>
        <th scope="col">{capital(source.entry.one)}</th>
        <th scope="col" class="number">
          {capital(source.unit.many)}
        </th>
        <th scope="col" class="curve">
          Since first seen
        </th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ item, points }) => (
        <tr>
          <td class="number rank">{item.rank}</td>
          <td>
            <a class="title" href={itemPath(item)}>
              {item.title}
            </a>
            <span class="by">{byline(item)}</span>
          </td>
          <td class="number votes">{count(item.upvotes)}</td>
          <td class="curve">
            <Sparkline points={points} until={until} unit={source.unit.many} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** Organisation and authors; for a repository, its language and what it says of itself. */
function byline(item: ItemRow): string {
  const details: { language?: string; stars_today?: number } = JSON.parse(item.details)
  if (details.language !== undefined || details.stars_today !== undefined) {
    const today = details.stars_today === undefined ? [] : [`${count(details.stars_today)} stars today`]
    return [
      ...(details.language === undefined ? [] : [details.language]),
      ...today,
      ...(item.summary === null ? [] : [item.summary]),
    ].join(' · ')
  }
  return [...(item.organization === null ? [] : [item.organization]), ...authorWords(item)].join(' · ')
}

/** `A. Author, B. Author and 6 more`; only a count where the listing names nobody. */
export function authorWords(item: Pick<ItemRow, 'authors' | 'author_count'>): string[] {
  const names: string[] = item.authors === null ? [] : JSON.parse(item.authors)
  const all = item.author_count ?? names.length
  if (names.length === 0) return all > 0 ? [counted(all, { one: 'author', many: 'authors' })] : []
  const shown = names.slice(0, 3)
  return [all > shown.length ? `${shown.join(', ')} and ${count(all - shown.length)} more` : shown.join(', ')]
}

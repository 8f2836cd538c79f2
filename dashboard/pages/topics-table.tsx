import { escaped } from '../../workers/escaped.ts'
import type { Interval80 } from '../../workers/trends/forecast.ts'
import { times } from '../../workers/trends/sentence.ts'
import { address } from '../components/source-switch.tsx'
import { sparkSvg } from '../components/trend-spark.tsx'
import { capital, count, share } from '../words.ts'
import type { TopicRow, TopicsView } from './topics.tsx'

const COLUMNS = ['name', 'share', 'change', 'lift', 'items'] as const

const HEADS: Record<(typeof COLUMNS)[number], { words: string; title: string }> = {
  name: { words: 'Topic', title: 'By name' },
  share: { words: 'Share', title: 'Estimated share now' },
  change: {
    words: 'Change in 28 days',
    title: 'Share now against the share 28 days ago, with its 80% interval',
  },
  lift: {
    words: 'Lift',
    title: 'Share now against the half year before, with its 80% interval; ordered by its lower end',
  },
  items: { words: 'in 28 days', title: 'Items of the last 28 days' },
}

/**
 * Topics with their numbers, a table a caption, or one without any; each head orders by its column.
 *
 * Heads and rows are written as text, see `escaped`: a page has dozens of tables, and hundreds of rows.
 */
export const TopicsTables = ({
  view,
  tables,
}: {
  view: TopicsView
  tables: { caption?: string; rows: TopicRow[] }[]
}) => {
  const query = escaped(address('', { source: view.query.source }))
  const heads = headsOf(view)
  return tables.map(({ caption, rows }) => (
    <div
      class="scroll"
      dangerouslySetInnerHTML={{
        __html: `<table class="topics-table">${caption === undefined ? '' : `<caption><h2>${escaped(caption)}</h2></caption>`}${heads}<tbody>${rows.map((row) => rowOf(row, query)).join('')}</tbody></table>`,
      }}
    />
  ))
}

function headsOf({ query, weeks, source }: TopicsView): string {
  const heads = COLUMNS.map((sort) => {
    const { words, title } = HEADS[sort]
    const what = sort === 'items' ? `${capital(source.entry.many)} ` : ''
    const on = query.sort === sort
    const order = on ? ` aria-sort="${sort === 'name' ? 'ascending' : 'descending'}"` : ''
    const link = escaped(address('/topics', { ...query, sort: on ? undefined : sort }))
    return `<th scope="col"${sort === 'name' ? '' : ' class="number"'}${order}><a href="${link}" title="${escaped(title)}">${what}${words}</a>${sort === 'lift' ? '<span class="narrow"> (80%)</span>' : ''}</th>`
  })
  return `<thead><tr>${heads.join('')}<th scope="col" class="spark-cell">${weeks} weeks</th></tr></thead>`
}

/** A ratio, and its interval, in a line of its own where there is little room: how wide it is stands at the head then. */
function ratio(interval: Interval80): string {
  const words = times(interval)
  const at = words.indexOf(' (')
  return `${words.slice(0, at)}<span class="interval">${words.slice(at).replace('80%: ', '<i>80%: </i>')}</span>`
}

function rowOf(
  { id, name, state, score, change, share: now = 0, shares = [] }: TopicRow,
  query: string,
): string {
  // An id is letters, digits and hyphens.
  const link = `<a href="/topics/${id}${query}">${escaped(name)}</a>`
  // A cell a column, since narrow screens leave out some.
  if (state === null) return `<tr><td>${link}<td><td><td><td><td class="spark-cell none">not seen yet</tr>`
  const flag = score?.flag ?? 'steady'
  const tag = flag === 'steady' ? '' : ` <span class="tag ${flag}">${flag}</span>`
  const lift = score == null ? '' : ratio({ value: score.lift, lo: score.lo, hi: score.hi })
  const moved = change == null ? '' : ratio(change)
  return `<tr><td>${link}${tag}<td class="number">${share(now)}<td class="number">${moved}<td class="number">${lift}<td class="number">${count(state.recent)}<td class="spark-cell">${sparkSvg(shares)}</tr>`
}

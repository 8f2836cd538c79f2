import { escaped } from '../../workers/escaped.ts'
import type { Interval80 } from '../../workers/trends/forecast.ts'
import { times } from '../../workers/trends/sentence.ts'
import { address } from '../components/source-switch.tsx'
import { sparkSvg } from '../components/trend-spark.tsx'
import { count, share } from '../words.ts'
import type { TOPIC_SORTS, TopicRow, TopicsQuery, TopicsView } from './topics.tsx'

const HEADS: Record<(typeof TOPIC_SORTS)[number], { words: string; title: string }> = {
  group: { words: 'Group', title: 'By group' },
  name: { words: 'Topic', title: 'By name' },
  share: { words: 'Share', title: 'Estimated share now' },
  change: { words: '28 days', title: 'Share now against the share 28 days ago, with its 80% interval' },
  lift: {
    words: 'Lift',
    title: 'Share now against the half year before, with its 80% interval; ordered by its lower end',
  },
  items: { words: 'In 28 days', title: 'Items of the last 28 days' },
}

/** Topics with their numbers; each head orders by its column. */
export const TopicsTable = ({
  view,
  rows,
  caption,
}: {
  view: TopicsView
  rows: TopicRow[]
  caption?: string
}) => {
  const query = address('', { source: view.query.source })
  return (
    <div class="scroll">
      <table class="topics-table">
        {caption === undefined ? null : (
          <caption>
            <h2>{caption}</h2>
          </caption>
        )}
        <thead>
          <tr>
            <Head sort="name" query={view.query} />
            <Head sort="share" query={view.query} />
            <Head sort="change" query={view.query} />
            <Head sort="lift" query={view.query} />
            <Head sort="items" query={view.query} />
            <th scope="col" class="spark-cell">
              {view.weeks} weeks
            </th>
          </tr>
        </thead>
        <tbody dangerouslySetInnerHTML={{ __html: rows.map((row) => rowOf(row, query)).join('') }} />
      </table>
    </div>
  )
}

const Head = ({ sort, query }: { sort: keyof typeof HEADS; query: TopicsQuery }) => {
  const { words, title } = HEADS[sort]
  const on = query.sort === sort
  return (
    <th
      scope="col"
      class={sort === 'name' ? undefined : 'number'}
      aria-sort={on ? (sort === 'name' ? 'ascending' : 'descending') : undefined}
    >
      <a href={address('/topics', { ...query, sort: on ? undefined : sort })} title={title}>
        {words}
      </a>
    </th>
  )
}

/** A ratio, and its interval, for which not every screen has room. */
function ratio(interval: Interval80): string {
  const words = times(interval)
  const at = words.indexOf(' (')
  return `${words.slice(0, at)}<span class="interval">${words.slice(at)}</span>`
}

/** One row, written as text: see `escaped`. */
function rowOf(
  { id, name, state, score, change, share: now = 0, shares = [] }: TopicRow,
  query: string,
): string {
  const link = `<a href="${escaped(`/topics/${id}${query}`)}">${escaped(name)}</a>`
  if (state === null) return `<tr><td>${link}<td class="number none" colspan="5">not seen yet</tr>`
  const flag = score?.flag ?? 'steady'
  const tag = flag === 'steady' ? '' : ` <span class="tag ${flag}">${flag}</span>`
  const lift = score == null ? '' : ratio({ value: score.lift, lo: score.lo, hi: score.hi })
  const numbers = [share(now), change == null ? '' : ratio(change), lift, count(state.recent)]
  return `<tr><td>${link}${tag}${numbers.map((words) => `<td class="number">${words}`).join('')}<td class="spark-cell">${sparkSvg(shares)}</tr>`
}

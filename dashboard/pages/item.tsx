import type { Gap } from '../../workers/collect/gaps.ts'
import { publicId } from '../../workers/sources/public-id.ts'
import type { AppearanceRow, ItemRow } from '../../workers/store/items.ts'
import type { ObservationRow } from '../../workers/store/observations.ts'
import type { Moment, Source } from '../../workers/types.ts'
import { Figure } from '../components/figure.tsx'
import { authorWords } from '../components/listing-table.tsx'
import { count, counted, dateAndTime, duration, shortDate } from '../words.ts'

export interface ItemView {
  source: Source
  item: ItemRow
  appearances: AppearanceRow[]
  points: ObservationRow[]
  gaps: Gap[]
  lookedAt: Moment | null
}

/** One item: what it is, and how its votes came. */
export const ItemPage = (view: ItemView) => {
  const { source, item, appearances } = view
  const url = source.itemUrl(item.external_id)
  return (
    <article class="item">
      <p class="kicker">
        <a href={`/listings?day=${appearances.at(-1)?.day ?? ''}`}>{source.name}</a>
      </p>
      <h1>{item.title}</h1>
      <p class="by">
        {[...(item.organization === null ? [] : [item.organization]), ...authorWords(item)].join(' · ')}
      </p>
      <dl class="facts">
        <Fact name={source.unit.many} value={count(item.upvotes)} />
        {item.comments === null ? null : <Fact name="comments" value={count(item.comments)} />}
        {item.published_at === null ? null : <Fact name="published" value={shortDate(item.published_at)} />}
        <Fact name="first seen" value={dateAndTime(item.first_seen_at)} />
        <Fact name="listed on" value={listedOn(appearances)} />
      </dl>
      <UpvoteFigure {...view} />
      {item.summary === null ? null : <p class="summary">{item.summary}</p>}
      <p class="links">
        {url === null ? null : <a href={url}>Open on {source.name}</a>}
        <DetailLinks details={JSON.parse(item.details)} />
        <a href={`/api/v1/items/${publicId(source.id, item.external_id)}`}>As JSON</a>
        <a href={`/api/v1/items/${publicId(source.id, item.external_id)}/upvotes.csv`}>Upvotes as CSV</a>
      </p>
    </article>
  )
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)

const DetailLinks = ({ details }: { details: { github_repo?: string; project_page?: string } }) => (
  <>
    {details.github_repo === undefined ? null : (
      <a href={`https://github.com/${details.github_repo}`}>Code</a>
    )}
    {details.project_page === undefined ? null : (
      <a href={details.project_page} rel="noopener nofollow">
        Project page
      </a>
    )}
  </>
)

function listedOn(appearances: AppearanceRow[]): string {
  const [first] = appearances
  if (first === undefined) return 'no listing'
  const days = appearances.length
  return days === 1
    ? `${first.day}, place ${first.rank}`
    : `${days} days, ${first.day} to ${appearances.at(-1)?.day}`
}

const UpvoteFigure = ({ source, points, gaps, lookedAt }: ItemView) => (
  <Figure
    kind="upvotes"
    data={{
      unit: source.unit.many,
      points: points.map(({ observed_at, upvotes, run_id }) => [observed_at, upvotes, run_id]),
      gaps: gaps.map(({ from, to, reason }) => [from, to, reason]),
      until: lookedAt,
    }}
    sentence={upvoteSentence(source, points, gaps, lookedAt)}
    table={<PointTable source={source} points={points} gaps={gaps} />}
  />
)

/** The curve in words. */
export function upvoteSentence(
  source: Source,
  points: ObservationRow[],
  gaps: Gap[],
  lookedAt: Moment | null,
): string {
  const [first] = points
  const last = points.at(-1)
  if (first === undefined || last === undefined) return `No ${source.unit.many} have been seen yet.`
  const until = Math.max(lookedAt ?? 0, last.observed_at)
  const missed =
    gaps.length === 0
      ? ''
      : ` ${counted(gaps.length, { one: 'gap', many: 'gaps' })} in which it was not seen.`
  if (points.length === 1)
    return `${counted(first.upvotes, source.unit)} when first seen, ${dateAndTime(first.observed_at)}.${missed}`
  return `From ${count(first.upvotes)} to ${counted(last.upvotes, source.unit)} in ${duration(until - first.observed_at)}, seen changed ${counted(points.length - 1, { one: 'time', many: 'times' })}.${missed}`
}

const PointTable = ({ source, points, gaps }: Pick<ItemView, 'source' | 'points' | 'gaps'>) => (
  <table>
    <thead>
      <tr>
        <th scope="col">Seen at (UTC)</th>
        <th scope="col" class="number">
          {source.unit.many}
        </th>
        <th scope="col">Run</th>
      </tr>
    </thead>
    <tbody>
      {points.map(({ observed_at, upvotes, run_id }) => (
        <tr>
          <td>{dateAndTime(observed_at)}</td>
          <td class="number">{count(upvotes)}</td>
          <td>
            <a href={`/api/v1/runs/${run_id}`}>{run_id}</a>
          </td>
        </tr>
      ))}
      {gaps.map(({ from, to, reason }) => (
        <tr class="gap">
          <td>
            {dateAndTime(from)} to {dateAndTime(to)}
          </td>
          <td class="number">not seen</td>
          <td>{reason}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

import { publicId } from '../../workers/sources/public-id.ts'
import type { AppearanceRow, ItemRow } from '../../workers/store/items.ts'
import { Fact } from '../components/fact.tsx'
import { authorWords } from '../components/listing-table.tsx'
import { count, dateAndTime, shortDate } from '../words.ts'
import { type ItemTopic, ItemTopics } from './item-topics.tsx'
import { UpvoteFigure, type VotesView } from './item-votes.tsx'
import { heatWords, velocityWords } from './item-votes-words.ts'

export interface ItemView extends VotesView {
  item: ItemRow
  appearances: AppearanceRow[]
  /** What it is about; `null` as long as it waits to be read. */
  topics: ItemTopic[] | null
}

/** One item: what it is, and how its votes came. */
export const ItemPage = (view: ItemView) => {
  const { source, item, appearances, momentum } = view
  const velocity = velocityWords(source, momentum)
  const heat = heatWords(source, momentum)
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
        {velocity === null ? null : <Fact name="velocity" value={velocity} />}
        {heat === null ? null : <Fact name="heat" value={heat} />}
        {item.comments === null ? null : <Fact name="comments" value={count(item.comments)} />}
        {item.published_at === null ? null : <Fact name="published" value={shortDate(item.published_at)} />}
        <Fact name="first seen" value={dateAndTime(item.first_seen_at)} />
        <Fact name="listed on" value={listedOn(appearances)} />
      </dl>
      <UpvoteFigure {...view} />
      <div class="halves">
        {item.summary === null ? null : <p class="summary">{item.summary}</p>}
        <ItemTopics {...view} />
      </div>
      <p class="links">
        {url === null ? null : <a href={url}>Open on {source.name}</a>}
        <DetailLinks details={JSON.parse(item.details)} />
        <a href={`/api/v1/items/${publicId(source.id, item.external_id)}`}>As JSON</a>
        <a href={`/api/v1/items/${publicId(source.id, item.external_id)}/upvotes.csv`}>Upvotes as CSV</a>
      </p>
    </article>
  )
}

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

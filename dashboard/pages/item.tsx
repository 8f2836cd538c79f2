import { publicId } from '../../workers/sources/public-id.ts'
import type { AppearanceRow, ItemRow } from '../../workers/store/items.ts'
import { Fact } from '../components/fact.tsx'
import { authorWords } from '../components/listing-table.tsx'
import { address } from '../components/source-switch.tsx'
import { capital, count, dateAndTime, shortDate } from '../words.ts'
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
  const details: ShownDetails = JSON.parse(item.details)
  return (
    <article class="item">
      <p class="kicker">
        <a href={`/listings?day=${appearances.at(-1)?.day ?? ''}`}>{source.name}</a>
      </p>
      <h1>{item.title}</h1>
      <By item={item} />
      <dl class="facts">
        <Fact name={source.unit.many} value={count(item.upvotes)} />
        {velocity === null ? null : <Fact name="velocity" value={velocity} />}
        {heat === null ? null : <Fact name="heat" value={heat} />}
        {item.comments === null ? null : <Fact name="comments" value={count(item.comments)} />}
        <RepositoryFacts details={details} />
        {item.published_at === null ? null : <Fact name="published" value={shortDate(item.published_at)} />}
        <Fact name="first seen" value={dateAndTime(item.first_seen_at)} />
        <Fact name="listed on" value={listedOn(appearances)} />
      </dl>
      <UpvoteFigure {...view} />
      <div class="halves">
        {item.summary === null ? null : (
          <section aria-labelledby="summary">
            <h2 id="summary">{capital(source.summary)}</h2>
            <p class="summary">{item.summary}</p>
          </section>
        )}
        <ItemTopics {...view} />
      </div>
      <p class="links">
        {url === null ? null : <a href={url}>Open on {source.site}</a>}
        <DetailLinks details={details} />
        <a href={`/api/v1/items/${publicId(source.id, item.external_id)}`}>As JSON</a>
        <a href={`/api/v1/items/${publicId(source.id, item.external_id)}/upvotes.csv`}>
          {capital(source.unit.many)} as CSV
        </a>
      </p>
    </article>
  )
}

/** What is shown of the facts that sources give beside an entry. */
interface ShownDetails {
  github_repo?: string
  project_page?: string
  language?: string
  forks?: number
  stars_today?: number
}

/** Its organisation, which leads to all of its items, and its authors. */
const By = ({ item }: { item: ItemRow }) => {
  const authors = authorWords(item).join('')
  const { organization, organization_id, source } = item
  return (
    <p class="by">
      {organization === null || organization_id === null ? (
        organization
      ) : (
        <a href={address('/items', { organization: organization_id, source })}>{organization}</a>
      )}
      {organization !== null && authors !== '' ? ' · ' : null}
      {authors}
    </p>
  )
}

const RepositoryFacts = ({ details: { language, forks, stars_today } }: { details: ShownDetails }) => (
  <>
    {language === undefined ? null : <Fact name="language" value={language} />}
    {forks === undefined ? null : <Fact name="forks" value={count(forks)} />}
    {stars_today === undefined ? null : (
      <Fact name="stars that day, when last listed" value={count(stars_today)} />
    )}
  </>
)

const DetailLinks = ({ details }: { details: ShownDetails }) => (
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

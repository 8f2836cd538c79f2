import { digestPath } from '../../workers/digest/words.ts'
import type { OverviewItem } from '../../workers/store/overview.ts'
import type { Momentum } from '../../workers/trends/votes/momentum.ts'
import type { Source } from '../../workers/types.ts'
import { itemPath } from '../components/item-path.ts'
import { capital, count, counted, dateAndTime, longDay, shortDate } from '../words.ts'
import type { OverviewView } from './overview.tsx'

/** The newest listing's items with the most votes. */
export const MostUpvoted = ({ source, listing, most, today, digest }: OverviewView) => (
  <section aria-labelledby="most">
    <h2 id="most">{`Most ${source.unit.many}${listing?.day === today ? ' today' : ''}`}</h2>
    {listing === null ? (
      <p class="empty">
        Nothing of {source.name} has been collected yet. The <a href="/health">health page</a> says what was
        tried, and when it is tried again.
      </p>
    ) : (
      <>
        <p class="facts">
          {listing.day === today ? null : `${longDay(listing.day)} · `}
          {counted(listing.items, source.entry)}
          {listing.lookedAt === null ? null : `, seen ${dateAndTime(listing.lookedAt)}`}
          {listing.open ? ', provisional' : null}
          {most.some(({ momentum }) => momentum?.forecast != null) ? '; → expected in the end (80%)' : null}
        </p>
        <ol class="best">
          {most.map(({ item, momentum }) => (
            <Line item={item} source={source} number={count(item.upvotes)} beside={forecastWords(momentum)} />
          ))}
        </ol>
        <p class="more">
          <a href={`/listings?day=${listing.day}`}>The whole listing</a> ·{' '}
          <a href={digestPath(digest)}>Digest of {shortDate(digest.from)}</a>
        </p>
      </>
    )}
  </section>
)

/** Where the votes are likely to end, with its 80% interval. */
function forecastWords(momentum: Momentum | null): string | undefined {
  const forecast = momentum?.forecast ?? null
  if (forecast === null) return undefined
  return `→ ${count(Math.round(forecast.final))} (${count(Math.round(forecast.lo))}-${count(Math.round(forecast.hi))})`
}

/** The items whose votes come fastest now. */
export const FastestItems = ({ source, listing, fastest, hasSpeeds }: OverviewView) => (
  <section aria-labelledby="fastest">
    <h2 id="fastest">Fastest now</h2>
    {fastest.length === 0 ? (
      <p class="empty">
        {listing === null
          ? `Nothing of ${source.name} has been collected yet.`
          : hasSpeeds
            ? `Nothing moves right now: hardly any ${source.unit.many} came between the last two looks.`
            : `No ${source.entry.one} of this listing has been seen twice yet: speed takes two looks, an hour apart.`}
      </p>
    ) : (
      <>
        <p class="facts">
          {capital(source.unit.many)} an hour between the last two looks, drawn towards what is usual at that
          age
        </p>
        <ol class="best">
          {fastest.map(({ item, momentum }) => (
            <Line
              item={item}
              source={source}
              number={(momentum?.velocity ?? 0).toFixed(1)}
              beside={`${count(item.upvotes)} now`}
            />
          ))}
        </ol>
      </>
    )}
  </section>
)

const Line = ({
  item,
  source,
  number,
  beside,
}: {
  item: OverviewItem
  source: Source
  number: string
  beside: string | undefined
}) => (
  <li>
    <span class="number votes">
      {number}
      {beside === undefined ? null : <small>{beside}</small>}
    </span>
    <span class="what">
      <a class="title" href={itemPath({ source: source.id, external_id: item.external_id })}>
        {item.title}
      </a>
      {item.organization === null ? null : <span class="by">{item.organization}</span>}
    </span>
  </li>
)

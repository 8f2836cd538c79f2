import type { OverviewItem } from '../../workers/store/overview.ts'
import type { Source } from '../../workers/types.ts'
import { itemPath } from '../components/item-path.ts'
import { capital, count, counted, dateAndTime, duration, longDay } from '../words.ts'
import type { OverviewView } from './overview.tsx'

/** The newest listing's items with the most votes. */
export const MostUpvoted = ({ source, listing, most, today }: OverviewView) => (
  <section aria-labelledby="most">
    <h2 id="most">{`Most ${source.unit.many}${listing?.day === today ? ' today' : ''}`}</h2>
    {listing === null ? (
      <p class="empty">
        Nothing has been collected yet. The <a href="/health">health page</a> says what was tried, and when it
        is tried again.
      </p>
    ) : (
      <>
        <p class="facts">
          {longDay(listing.day)} · {counted(listing.items, source.entry)}
          {listing.lookedAt === null ? null : ` · seen ${dateAndTime(listing.lookedAt)}`}
          {listing.open ? ' ' : null}
          {listing.open ? <span class="tag">provisional</span> : null}
        </p>
        <ol class="best">
          {most.map((item) => (
            <Line item={item} source={source} number={count(item.upvotes)} />
          ))}
        </ol>
        <p class="more">
          <a href={`/listings?day=${listing.day}`}>The whole listing</a>
        </p>
      </>
    )}
  </section>
)

/** The items whose votes came fastest at the last count. */
export const FastestItems = ({ source, listing, fastest }: OverviewView) => (
  <section aria-labelledby="fastest">
    <h2 id="fastest">Fastest at the last count</h2>
    {fastest.length === 0 ? (
      <p class="empty">
        {listing === null
          ? 'Nothing has been collected yet.'
          : `No ${source.entry.one} has been seen to gain ${source.unit.many} yet: that takes two looks an hour apart.`}
      </p>
    ) : (
      <>
        <p class="facts">{capital(source.unit.many)} gained since the count before</p>
        <ol class="best">
          {fastest.map(({ item, gained, over }) => (
            <Line item={item} source={source} number={`+${count(gained)}`} beside={`in ${duration(over)}`} />
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
  beside?: string
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

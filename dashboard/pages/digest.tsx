import { type Digest, isEmpty } from '../../workers/digest/digest.ts'
import type { DigestInterval, DigestPeriod } from '../../workers/digest/period.ts'
import { digestPath } from '../../workers/digest/words.ts'
import type { Day } from '../../workers/types.ts'
import { Switch } from '../components/switch.tsx'
import { dateAndTime, longDay, shortDate } from '../words.ts'
import { OfSource } from './digest-source.tsx'

export interface DigestView {
  digest: Digest
  /** Whether votes for it still come in, or none of its days is closed yet. */
  open: boolean
  /** `null` of the first there is. */
  previous: DigestPeriod | null
  /** `null` until it is closed. */
  next: DigestPeriod | null
  /** Of a day its week, of a week its last day; `null` until it is closed. */
  other: DigestPeriod | null
  today: Day
}

/** What was rising and what was most upvoted on a day or in a week. */
export const DigestPage = (view: DigestView) => {
  const { digest, open, previous, next } = view
  const { period } = digest
  return (
    <article class="overview digest">
      <div class="page-head">
        <h1>{titleOf(period)}</h1>
        <nav class="days" aria-label="Digests">
          {previous === null ? null : (
            <a href={digestPath(previous)} rel="prev">
              ← {previous.name}
            </a>
          )}
          {next === null ? null : (
            <a href={digestPath(next)} rel="next">
              {next.name} →
            </a>
          )}
        </nav>
      </div>
      <Intervals {...view} />
      {open ? <Open {...view} /> : isEmpty(digest) ? <Nothing {...view} /> : <News {...view} />}
      <p class="links">
        <a href={`/feeds/digest.xml?period=${period.interval}`}>Feed</a>
      </p>
    </article>
  )
}

/** `Digest of Tuesday, 10 June 2025`. */
export const titleOf = ({ name, interval, from }: DigestPeriod): string =>
  `Digest of ${interval === 'day' ? longDay(from) : `week ${name}`}`

const Intervals = ({ digest: { period }, other }: DigestView) => {
  const at = period.interval
  const href = (interval: DigestInterval): string =>
    interval === at ? digestPath(period) : other === null ? `/digest?period=${interval}` : digestPath(other)
  return (
    <Switch
      label="Period"
      of={[
        ['day', 'Day'],
        ['week', 'Week'],
      ]}
      at={at}
      href={href}
    />
  )
}

/** A day or a week that still changes. */
const Open = ({ digest: { period, closesAt }, today }: DigestView) => (
  <section class="empty">
    <p>
      This {period.interval} is not closed yet: its votes are counted until {dateAndTime(closesAt)}, a day
      after it ends. Its digest is here a few minutes later.
    </p>
    <p>
      Until then:{' '}
      <a href={period.from < today ? `/listings?day=${period.from}` : '/listings'}>the listings</a>,{' '}
      <a href="/">what is rising now</a>, or{' '}
      <a href={`/digest?period=${period.interval}`}>the newest digest</a>.
    </p>
  </section>
)

const Nothing = ({ digest: { period } }: DigestView) => (
  <section class="empty">
    <p>
      Nothing was collected {period.interval === 'day' ? 'on this day' : 'in this week'}. The{' '}
      <a href="/health">health page</a> says which listings were seen, and why not.
    </p>
  </section>
)

const News = ({ digest }: DigestView) => (
  <>
    <p class="facts">
      {digest.period.interval === 'day'
        ? 'As it stood when the day was closed.'
        : `${shortDate(digest.period.from)} to ${shortDate(digest.period.to)}, each item as it stood when its day was closed.`}
      {digest.final ? null : (
        <>
          {' '}
          <span class="tag">provisional</span> Its topics are still being counted.
        </>
      )}
    </p>
    {digest.sources.map((one) => (
      <OfSource {...one} period={digest.period} />
    ))}
  </>
)

import type { Called, CalledTopic } from '../../workers/digest/calls.ts'
import { type Digest, isEmpty, type SourceDigest } from '../../workers/digest/digest.ts'
import { factsOf } from '../../workers/digest/lines.ts'
import type { DigestPeriod } from '../../workers/digest/period.ts'
import { digestPath } from '../../workers/digest/words.ts'
import type { Day } from '../../workers/types.ts'
import { FALLING_SCALE, LiftBar, type LiftScale, RISING_SCALE } from '../components/lift-bar.tsx'
import { Switch } from '../components/switch.tsx'
import { count, dateAndTime, longDay, shortDate } from '../words.ts'

export interface DigestView {
  digest: Digest
  /** Whether votes for it still come in. */
  open: boolean
  previous: DigestPeriod
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
          <a href={digestPath(previous)} rel="prev">
            ← {previous.name}
          </a>
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
  const href = (interval: 'day' | 'week'): string =>
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
        : `${shortDate(Date.parse(digest.period.from))} to ${shortDate(Date.parse(digest.period.to))}, each item as it stood when its day was closed.`}
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

const OfSource = (digest: SourceDigest & { period: DigestPeriod }) => {
  const { source, called, period } = digest
  return (
    <section aria-labelledby={source.id}>
      <h2 id={source.id}>{source.name}</h2>
      <p class="facts">{factsOf(digest, period.interval)}</p>
      <div class="halves">
        <div>{called === null ? <NotCounted /> : <Topics called={called} period={period} />}</div>
        <Best {...digest} />
      </div>
    </section>
  )
}

const NotCounted = () => (
  <>
    <h3>Rising</h3>
    <p class="empty">
      No trend could be told by then: topics need some weeks of listings to be compared with.
    </p>
  </>
)

const Topics = ({ called, period }: { called: Called; period: DigestPeriod }) => (
  <>
    <h3>Rising</h3>
    {called.day === period.to ? null : (
      <p class="facts">As of the end of {shortDate(Date.parse(called.day))}, the last that is kept.</p>
    )}
    {called.rising.length === 0 ? (
      <p class="empty">No topic stood out: none was above its half year with enough certainty.</p>
    ) : (
      <TopicList topics={called.rising} scale={RISING_SCALE} />
    )}
    {called.more === 0 ? null : <p class="more">And {count(called.more)} more.</p>}
    {called.falling.length === 0 ? null : (
      <>
        <h3>Falling</h3>
        <TopicList topics={called.falling} scale={FALLING_SCALE} />
      </>
    )}
    {called.emerging.length === 0 ? null : (
      <>
        <h3>Emerging phrases</h3>
        <ul class="emerging">
          {called.emerging.map(({ name, evidence, page }) => (
            <li>
              <a class="title" href={page}>
                {name}
              </a>
              <span class="by">{evidence}</span>
            </li>
          ))}
        </ul>
      </>
    )}
  </>
)

const TopicList = ({ topics, scale }: { topics: CalledTopic[]; scale: LiftScale }) => (
  <ul class="falling">
    {topics.map(({ name, flag, evidence, score, page }) => (
      <li>
        <span class="line">
          <span>
            <a class="title" href={page}>
              {name}
            </a>
            {flag === 'new' ? <span class="tag new">new</span> : null}
          </span>
          <LiftBar {...score} scale={scale} />
        </span>
        <span class="by">{evidence}</span>
      </li>
    ))}
  </ul>
)

const Best = ({ source, best, period }: SourceDigest & { period: DigestPeriod }) => (
  <div>
    <h3>Most {source.unit.many}</h3>
    {best.length === 0 ? (
      <p class="empty">Nothing was listed.</p>
    ) : (
      <ol class="best">
        {best.map(({ title, upvotes, page }) => (
          <li>
            <span class="number votes">{count(upvotes)}</span>
            <a class="title" href={page}>
              {title}
            </a>
          </li>
        ))}
      </ol>
    )}
    {period.interval === 'day' ? (
      <p class="more">
        <a href={`/listings?day=${period.to}`}>The whole listing</a>
      </p>
    ) : null}
  </div>
)

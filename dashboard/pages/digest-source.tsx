import type { Called, CalledTopic } from '../../workers/digest/calls.ts'
import type { SourceDigest } from '../../workers/digest/digest.ts'
import { factsOf } from '../../workers/digest/lines.ts'
import type { DigestPeriod } from '../../workers/digest/period.ts'
import { FALLING_SCALE, LiftAxis, LiftBar, type LiftScale, RISING_SCALE } from '../components/lift-bar.tsx'
import { count, shortDate } from '../words.ts'

/** What a digest says of a source. */
export const OfSource = (digest: SourceDigest & { period: DigestPeriod }) => {
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
    {called.rising.length === 0 ? <h3>Rising</h3> : <Head title="Rising" scale={RISING_SCALE} />}
    {called.day === period.to ? null : (
      <p class="facts">As of the end of {shortDate(called.day)}, the last that is kept.</p>
    )}
    {called.rising.length === 0 ? (
      <p class="empty">
        {called.tooLittle === null
          ? 'No topic stood out: none was above its half year with enough certainty.'
          : `Too little data: ${called.tooLittle}.`}
      </p>
    ) : (
      <TopicList topics={called.rising} scale={RISING_SCALE} />
    )}
    {called.more === 0 ? null : <p class="more">And {count(called.more)} more.</p>}
    {called.falling.length === 0 ? null : (
      <>
        <Head title="Falling" scale={FALLING_SCALE} />
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

/** The heading of topics, with the scale of their bars. */
const Head = ({ title, scale }: { title: string; scale: LiftScale }) => (
  <div class="head">
    <h3>{title}</h3>
    <span>
      <span class="unseen">Lift with its 80% interval</span>
      <LiftAxis scale={scale} />
    </span>
  </div>
)

const TopicList = ({ topics, scale }: { topics: CalledTopic[]; scale: LiftScale }) => (
  <ul class="called">
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

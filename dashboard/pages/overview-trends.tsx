import type { Listed } from '../../workers/trends/baseline.ts'
import { evidence } from '../../workers/trends/sentence.ts'
import type { Source } from '../../workers/types.ts'
import { HowToRead } from '../components/how-to-read.tsx'
import { FALLING_SCALE, LiftAxis, LiftBar, RISING_SCALE } from '../components/lift-bar.tsx'
import { address } from '../components/source-switch.tsx'
import { TrendSpark } from '../components/trend-spark.tsx'
import { count, counted, shortDate } from '../words.ts'
import type { OverviewView, TrendRow } from './overview.tsx'

/** The rising topics with their evidence, and how earlier calls have turned out. */
export const Rising = (view: OverviewView) => {
  const { source, trend, rising, risingMore } = view
  return (
    <section aria-labelledby="rising">
      <h2 id="rising">Rising</h2>
      {trend === null ? (
        <NoTrend />
      ) : (
        <>
          <p class="facts">
            Share of {source.entry.many} now against the half year before, to the end of{' '}
            {shortDate(trend.day)}. <TrackRecord {...trend} />
          </p>
          <HowToRead source={source} />
          {rising.length === 0 ? (
            <p class="empty">
              No topic stands out: none is above its half year with enough certainty.{' '}
              <a href={address('/topics', { source: source.id, sort: 'lift' })}>All topics by lift</a>
            </p>
          ) : (
            <TrendTable rows={rising} all={trend.all} source={source} />
          )}
          {risingMore === 0 ? null : (
            <p class="more">
              <a href={address('/topics', { source: source.id, sort: 'lift' })}>
                {risingMore} more that {risingMore === 1 ? 'is' : 'are'} rising
              </a>
            </p>
          )}
        </>
      )}
    </section>
  )
}

const NoTrend = () => (
  <p class="empty">
    No trend can be told yet: topics are counted when a day is over and its listing has been seen to its end,
    two days after it began. What was collected so far stands in <a href="/listings">today's listings</a>.
  </p>
)

/** What has become of the calls of four weeks and more ago. */
const TrackRecord = ({ calls, hits }: { calls: number; hits: number }) => (
  <>
    {calls === 0
      ? 'No earlier call is four weeks old yet, so none could be checked.'
      : `Of ${count(calls)} earlier calls, ${Math.round((100 * hits) / calls)}% still held four weeks later.`}
  </>
)

const TrendTable = ({ rows, all, source }: { rows: TrendRow[]; all: Listed; source: Source }) => (
  <table class="trends">
    <thead>
      <tr>
        <th scope="col" class="number">
          <abbr title="Rank by the cautious end of the lift">#</abbr>
        </th>
        <th scope="col">Topic and evidence</th>
        <th scope="col" class="spark-cell">
          Half a year
        </th>
        <th scope="col" class="lift-cell">
          <span class="unseen">Lift with its 80% interval</span>
          <LiftAxis scale={RISING_SCALE} />
        </th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row, i) => (
        <tr>
          <td class="number rank">{i + 1}</td>
          <td>
            <TopicName row={row} source={source} />
            <span class="by">{evidence(row.score, row.call, all, source.entry)}</span>
          </td>
          <td class="spark-cell">
            <TrendSpark shares={row.shares} />
          </td>
          <td class="lift-cell">
            <LiftBar {...row.score} scale={RISING_SCALE} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const TopicName = ({ row, source }: { row: TrendRow; source: Source }) => (
  <>
    <a class="title" href={address(`/topics/${row.topic}`, { source: source.id })}>
      {row.name}
    </a>
    {row.score.flag === 'new' ? <span class="tag new">new</span> : null}
  </>
)

/** The falling topics, in less room. */
export const Falling = ({ source, trend, falling }: OverviewView) => (
  <section aria-labelledby="falling">
    <h2 id="falling">Falling</h2>
    {trend === null || falling.length === 0 ? (
      <p class="empty">No topic is falling with enough certainty.</p>
    ) : (
      <>
        <p class="scale">
          <span class="unseen">Lift with its 80% interval</span>
          <LiftAxis scale={FALLING_SCALE} />
        </p>
        <ul class="called">
          {falling.map((row) => (
            <li>
              <TopicName row={row} source={source} />
              <LiftBar {...row.score} scale={FALLING_SCALE} />
              <span class="by">{evidence(row.score, row.call, trend.all, source.entry)}</span>
            </li>
          ))}
        </ul>
      </>
    )}
  </section>
)

const MOST_PHRASES = 4

/** Phrases on the rise that the taxonomy does not know. */
export const Emergent = ({ source, emerging }: OverviewView) => (
  <section aria-labelledby="emerging">
    <h2 id="emerging">Emerging phrases</h2>
    {emerging === null || emerging.phrases.length === 0 ? (
      <p class="empty">
        {emerging === null
          ? 'Not looked for yet: that takes the phrases of some months.'
          : 'No phrase outside the topics stands out in these 28 days.'}
      </p>
    ) : (
      <ul class="emerging">
        {emerging.phrases.slice(0, MOST_PHRASES).map(({ text, recent, baseline }) => (
          <li>
            <a class="title" href={address('/items', { q: `"${text}"`, source: source.id })}>
              {text}
            </a>
            <span class="by">
              {counted(recent, source.entry)} in 28 days, {count(baseline)} in the half year before
            </span>
          </li>
        ))}
      </ul>
    )}
  </section>
)

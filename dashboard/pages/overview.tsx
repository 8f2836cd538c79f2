import type { SourceStatus } from '../../workers/collect/health.ts'
import type { DigestPeriod } from '../../workers/digest/period.ts'
import type { OverviewItem } from '../../workers/store/overview.ts'
import type { Listed } from '../../workers/trends/baseline.ts'
import type { Call } from '../../workers/trends/calls.ts'
import type { Emerging } from '../../workers/trends/emerging.ts'
import type { Score } from '../../workers/trends/score.ts'
import type { Momentum } from '../../workers/trends/votes/momentum.ts'
import type { Day, Moment, Source, SourceId } from '../../workers/types.ts'
import { FirstRun } from '../components/first-run.tsx'
import { SourceSwitch } from '../components/source-switch.tsx'
import type { VolumeWeek } from '../components/volume-bars.tsx'
import { dateAndTime, longDay } from '../words.ts'
import { FastestItems, MostUpvoted } from './overview-items.tsx'
import { Emergent, Falling, Rising } from './overview-trends.tsx'
import { Volume } from './overview-volume.tsx'

/** A topic that is called, with its share of the last weeks. */
export interface TrendRow {
  topic: string
  name: string
  call: Call
  score: Score
  shares: number[]
}

/** An item with how its votes are coming. */
export interface VotedRow {
  item: OverviewItem
  momentum: Momentum | null
}

export interface OverviewView {
  source: Source
  today: Day
  health: { id: SourceId; name: string; status: SourceStatus; lastSuccess: Moment | null }[]
  trend: { day: Day; calls: number; hits: number; all: Listed } | null
  rising: TrendRow[]
  /** Rising topics beyond those shown. */
  risingMore: number
  falling: TrendRow[]
  /** Phrases that no topic stands for yet; `null` while none could be looked for. */
  emerging: Emerging | null
  listing: { day: Day; lookedAt: Moment | null; items: number; open: boolean } | null
  most: VotedRow[]
  /** The newest day that is closed. */
  digest: DigestPeriod
  /** Those whose votes come in now. */
  fastest: VotedRow[]
  /** Whether any item has been seen twice, so that its speed is known. */
  hasSpeeds: boolean
  /** Weeks that have ended, oldest first. */
  weeks: (VolumeWeek & { lastDay: Day })[]
}

/** The day in one screen: what is rising, how sure that is, what came today, and whether all was seen. */
export const OverviewPage = (view: OverviewView) => (
  <div class="overview">
    <div class="page-head">
      <div>
        <h1>{longDay(view.today)}</h1>
        <HealthLine {...view} />
      </div>
      <SourceSwitch path="/" at={view.source.id} />
    </div>
    {view.health.every(({ lastSuccess }) => lastSuccess === null) ? <FirstRun /> : <TheDay {...view} />}
  </div>
)

const TheDay = (view: OverviewView) => (
  <div class="columns">
    <div>
      <Rising {...view} />
      <div class="thirds">
        <Falling {...view} />
        <Emergent {...view} />
        <Volume {...view} />
      </div>
    </div>
    <div>
      <MostUpvoted {...view} />
      <FastestItems {...view} />
    </div>
  </div>
)

const WRONG: Record<SourceStatus, string> = {
  ok: '',
  late: 'has not been seen for more than two hours',
  failing: 'could not be read at the last attempt',
  never: 'has not been seen yet',
}

/** How new all this is, and whether every listing was seen, in one line. */
const HealthLine = ({ health }: OverviewView) => {
  const newest = Math.max(0, ...health.map(({ lastSuccess }) => lastSuccess ?? 0))
  const wrong = health.filter(({ status }) => status !== 'ok')
  return (
    <p class="facts health-line">
      {newest === 0 ? 'Nothing has been seen yet. ' : `As of ${dateAndTime(newest)}. `}
      {wrong.length === 0 ? (
        <span class="status ok">All listings have been seen on time.</span>
      ) : (
        wrong.map(({ name, status }) => (
          <a class={`status ${status}`} href="/health">
            {name} {WRONG[status]}
          </a>
        ))
      )}
    </p>
  )
}

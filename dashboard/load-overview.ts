import type { RequestEnv } from '../workers/api/context.ts'
import { sourceStatus } from '../workers/collect/health.ts'
import { closesAt } from '../workers/collect/schedule.ts'
import { dayOf, HOUR } from '../workers/days.ts'
import { sourceById, sources } from '../workers/sources/index.ts'
import { sourcesHealth } from '../workers/store/health.ts'
import { type OverviewItem, type OverviewWeek, overviewOf } from '../workers/store/overview.ts'
import { topicsServed } from '../workers/store/served-topics.ts'
import type { Taxonomy } from '../workers/topics/taxonomy.ts'
import type { Ranking } from '../workers/trends/calls.ts'
import type { Emerging } from '../workers/trends/emerging.ts'
import { type RankedCall, rankedCalls } from '../workers/trends/ranked-calls.ts'
import { velocity } from '../workers/trends/votes/velocity.ts'
import type { Moment, SourceId } from '../workers/types.ts'
import type { FastItem, OverviewView, TrendRow } from './pages/overview.tsx'

const MOST_RISING = 8
const MOST_FALLING = 4
const MOST_ITEMS = 5

/** Everything of the first page. */
export async function loadOverview({ DB: db, now }: RequestEnv, id: SourceId): Promise<OverviewView> {
  const source = sourceById(id)
  if (source === undefined) throw new RangeError(`no source ${id}`)
  const [{ trend, weeks, day, lookedAt, items }, health] = await Promise.all([
    overviewOf(db, id),
    sourcesHealth(db, sources),
  ])
  const { taxonomy } = await topicsServed(
    db,
    trend === null ? null : { id: trend.generation, version: trend.version },
  )
  const ranking: Ranking | null = trend === null ? null : JSON.parse(trend.ranking)
  const rows = (direction: 'rising' | 'falling') => (ranking === null ? [] : rankedCalls(ranking, direction))
  const trendRow = rowMaker(ranking, weeks, taxonomy)
  const [rising, falling] = [rows('rising'), rows('falling')]
  return {
    source,
    today: dayOf(now),
    health: sources.map(({ id, name }) => {
      const row = health.find((one) => one.source === id)
      return {
        id,
        name,
        status: sourceStatus(row?.lastSuccess ?? null, row?.error != null, now),
        lastSuccess: row?.lastSuccess ?? null,
      }
    }),
    trend:
      trend === null || ranking === null
        ? null
        : { day: trend.day, calls: trend.calls, hits: trend.hits, all: ranking.all },
    rising: rising.slice(0, MOST_RISING).map(trendRow),
    risingMore: Math.max(0, rising.length - MOST_RISING),
    falling: falling.slice(0, MOST_FALLING).map(trendRow),
    emerging: trend?.emerging == null ? null : (JSON.parse(trend.emerging) as Emerging),
    listing: day === null ? null : { day, lookedAt, items: items.length, open: now < closesAt(day) },
    most: items.slice(0, MOST_ITEMS),
    fastest: fastestOf(items, lookedAt ?? now),
    weeks: weeks.map(({ period, items }) => ({ period, items })),
  }
}

/** Rows with the share of each kept week: the levels are by place in the ranking. */
function rowMaker(
  ranking: Ranking | null,
  weeks: readonly OverviewWeek[],
  taxonomy: Taxonomy,
): (ranked: RankedCall) => TrendRow {
  const places = new Map(ranking?.calls.map(({ topic }, i) => [topic, i]))
  const levels = weeks.map(({ levels }) => JSON.parse(levels) as (number | null)[])
  const names = new Map(taxonomy.topics.map(({ id, name }) => [id, name]))
  return ({ topic, call, score }) => ({
    topic,
    name: names.get(topic) ?? topic,
    call,
    score,
    shares: [
      ...levels.map((week, i) => Math.exp(week[places.get(topic) ?? -1] ?? weeks[i]?.unseen ?? -14)),
      Math.exp(call.x),
    ],
  })
}

/** The items whose votes came fastest between the last two counts that differ, until the newest look. */
function fastestOf(items: readonly OverviewItem[], lookedAt: Moment): FastItem[] {
  return items
    .flatMap((item): (FastItem & { rate: number })[] => {
      const { upvotes, upvotes_before: before, voted_before_at: since } = item
      if (before === null || since === null || upvotes <= before || lookedAt <= since) return []
      const looks = [
        { age: since / HOUR, votes: before },
        { age: lookedAt / HOUR, votes: upvotes },
      ]
      return [{ item, gained: upvotes - before, over: lookedAt - since, rate: velocity(looks, 0) ?? 0 }]
    })
    .sort((a, b) => b.rate - a.rate)
    .slice(0, MOST_ITEMS)
}

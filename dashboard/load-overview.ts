import type { RequestEnv } from '../workers/api/context.ts'
import { sourceStatus } from '../workers/collect/health.ts'
import { closesAt } from '../workers/collect/schedule.ts'
import { dayOf } from '../workers/days.ts'
import { newestClosed } from '../workers/digest/period.ts'
import { sourceById, sources } from '../workers/sources/index.ts'
import { sourcesHealth } from '../workers/store/health.ts'
import { standingItems } from '../workers/store/momentum.ts'
import { type OverviewWeek, overviewOf } from '../workers/store/overview.ts'
import { topicsServed } from '../workers/store/served-topics.ts'
import type { Taxonomy } from '../workers/topics/taxonomy.ts'
import type { Ranking } from '../workers/trends/calls.ts'
import type { Emerging } from '../workers/trends/emerging.ts'
import { type RankedCall, rankedCalls } from '../workers/trends/ranked-calls.ts'
import type { SourceId } from '../workers/types.ts'
import { LEAST_SPEED } from './pages/item-votes-words.ts'
import type { OverviewView, TrendRow, VotedRow } from './pages/overview.tsx'

const MOST_RISING = 8
const MOST_FALLING = 4
const MOST_ITEMS = 4

/** Everything of the first page. */
export async function loadOverview({ DB: db, now }: RequestEnv, id: SourceId): Promise<OverviewView> {
  const source = sourceById(id)
  if (source === undefined) throw new RangeError(`no source ${id}`)
  const [{ trend, weeks, day, lookedAt, items }, health, standing] = await Promise.all([
    overviewOf(db, id),
    sourcesHealth(db, sources),
    standingItems(db, [source], 'newest', now),
  ])
  const momentum = new Map(standing.map((one) => [one.id, one.momentum]))
  const voted = items.map((item): VotedRow => ({ item, momentum: momentum.get(item.id) ?? null }))
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
    digest: newestClosed('day', now),
    most: voted.slice(0, MOST_ITEMS),
    fastest: fastestOf(voted).filter(({ momentum }) => (momentum?.velocity ?? 0) >= LEAST_SPEED),
    hasSpeeds: fastestOf(voted).length > 0,
    weeks: weeks.map(({ period, lastDay, items, completeDays }) => ({
      period,
      lastDay,
      items,
      completeDays,
    })),
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

/** The items whose votes come fastest, of those that have been seen more than once. */
const fastestOf = (items: readonly VotedRow[]): VotedRow[] =>
  items
    .filter(({ momentum }) => momentum?.velocity != null && momentum.missing.velocity === undefined)
    .sort((a, b) => (b.momentum?.velocity ?? 0) - (a.momentum?.velocity ?? 0))
    .slice(0, MOST_ITEMS)

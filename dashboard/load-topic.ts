import type { RequestEnv } from '../workers/api/context.ts'
import { hasTooMany, rangeOf } from '../workers/api/series-range.ts'
import { noSuchTopic } from '../workers/api/suggest.ts'
import { addDays, dayOf, daysBetween } from '../workers/days.ts'
import { sourceById } from '../workers/sources/index.ts'
import { type LoadedSeries, loadSeries } from '../workers/store/load-series.ts'
import { topicsServed } from '../workers/store/served-topics.ts'
import { behindTopic, type TopicListing } from '../workers/store/topic-behind.ts'
import { type TopicNow, topicNow } from '../workers/store/topic-pages.ts'
import { RECENT_DAYS } from '../workers/trends/baseline.ts'
import type { TopicState } from '../workers/trends/calls.ts'
import { presentTrend, scoreOf } from '../workers/trends/present-topic.ts'
import { seriesRows } from '../workers/trends/series-rows.ts'
import { type Attention, attentionOn, type VotedListing } from '../workers/trends/votes/attention.ts'
import type { Day, Source } from '../workers/types.ts'
import { CHART_DAYS, chosenDays, drawnRange, firstDrawn, intervalsOf } from './chosen-days.ts'
import { seriesData } from './components/series-data.ts'
import type { TopicQuery, TopicTrend, TopicView } from './pages/topic.tsx'

const ITEMS_SHOWN = 10

/**
 * Everything of a topic's page, in at most four round trips.
 *
 * @param parts without what is behind the topic when only its chart is wanted
 * @throws {Problem} 404 when there is no such topic, 400 for days that can't be drawn
 */
export async function loadTopic(
  { DB: db, now }: RequestEnv,
  id: string,
  query: TopicQuery,
  parts: 'all' | 'chart' = 'all',
): Promise<TopicView> {
  const source = sourceById(query.source)
  if (source === undefined) throw new RangeError(`no source ${query.source}`)
  const choice = choiceOf(query, dayOf(now))
  const rows = /^[a-z\d-]{1,80}$/.test(id) ? await topicNow(db, id) : []
  const own = rows.find((row) => row.source === query.source)
  const served = rows[0] === undefined ? null : { id: rows[0].generation, version: rows[0].version }
  const { taxonomy } = await topicsServed(db, served)
  const topic = taxonomy.topics.find((one) => one.id === id)
  if (topic === undefined) throw noSuchTopic(id, taxonomy.topics)
  const days = daysBehind(own?.day ?? dayOf(now), dayOf(now))
  const [series, found] =
    served === null || own === undefined
      ? [null, null]
      : await Promise.all([
          loadSeries(db, served.id, source.id, [id], choice.interval, choice),
          parts === 'chart'
            ? null
            : behindTopic(db, served.id, source.id, id, { ...days, followed: own.day }, ITEMS_SHOWN),
        ])
  return {
    source,
    query,
    topic,
    group: taxonomy.groups.find((group) => group.id === topic.group) ?? {
      id: topic.group,
      name: topic.group,
    },
    version: taxonomy.version,
    trend: own === undefined ? null : trendOf(own, source),
    seen: rows.flatMap(({ source, state }) => (state === null ? [] : [source])),
    choice: series === null ? choice : { ...choice, from: firstDrawn(choice.from, series) },
    chart: series === null ? null : chartOf(series, { id, name: topic.name }, choice, source),
    behind: { ...days, items: 0, best: [], organizations: [], ...found },
    attention: found === null || !source.votesSettle ? null : attentionOf(found.listings),
    today: dayOf(now),
  }
}

/** What is drawn: a preset, or the days asked for, and without an interval one that suits their number. */
function choiceOf({ range, from, to, interval }: TopicQuery, today: Day): TopicView['choice'] {
  const chosen = chosenDays({ range: drawnRange(range, interval), from, to }, CHART_DAYS, '1y', today)
  const coarse = hasTooMany(chosen, 'week') ? 'month' : 'week'
  const suited = interval ?? (daysBetween(chosen.from, chosen.to) <= 100 ? 'day' : coarse)
  const { range: name } = chosen
  const days = rangeOf({ ...chosen, interval: suited }, today)
  return { ...days, interval: suited, range: name, intervals: intervalsOf({ ...days, range: name }) }
}

function chartOf(
  series: LoadedSeries,
  topic: { id: string; name: string },
  { from, to, interval }: TopicView['choice'],
  source: Source,
): TopicView['chart'] {
  const choice = { metric: 'share', scale: 'absolute', interval, from: firstDrawn(from, series), to } as const
  const rows = choice.from > to ? [] : seriesRows([topic.id], series, choice)
  return seriesData(rows, [topic], {
    label: `estimated share of ${source.entry.many}`,
    unit: 'percent',
    scale: 'linear',
    interval,
    entries: source.entry.many,
    bars: `${source.entry.many} a ${interval}`,
  })
}

/** The 28 days that are followed and those that have come since, no more than the list of items can be asked for. */
function daysBehind(followed: Day, today: Day): { from: Day; to: Day } {
  const from = addDays(followed, 1 - RECENT_DAYS)
  const most = addDays(from, 30)
  return { from, to: today < most ? today : most }
}

const attentionOf = (listings: readonly TopicListing[]): Attention | null =>
  attentionOn(
    listings.map(({ ids, votes }): VotedListing => ({ own: JSON.parse(ids), votes: JSON.parse(votes) })),
  )

function trendOf({ day, state, listed }: TopicNow, { entry }: Source): TopicTrend | null {
  if (state === null) return null
  const all = JSON.parse(listed)
  const now = JSON.parse(state) as TopicState
  return { day, ...presentTrend(now, scoreOf(now, all), all, entry) }
}

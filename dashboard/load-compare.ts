import type { RequestEnv } from '../workers/api/context.ts'
import { badParameters } from '../workers/api/problem.ts'
import { rangeOf } from '../workers/api/series-range.ts'
import { topicsCalled } from '../workers/api/served-topics.ts'
import { suggestion } from '../workers/api/suggest.ts'
import { dayOf } from '../workers/days.ts'
import { sourceById } from '../workers/sources/index.ts'
import { type LoadedSeries, loadSeries } from '../workers/store/load-series.ts'
import { publishedRanking } from '../workers/store/served.ts'
import { servedTopics } from '../workers/store/served-topics.ts'
import type { Taxonomy, Topic } from '../workers/topics/taxonomy.ts'
import type { Ranking } from '../workers/trends/calls.ts'
import { rankedCalls } from '../workers/trends/ranked-calls.ts'
import { MOST_TOPICS, seriesRows } from '../workers/trends/series-rows.ts'
import type { Day, Source } from '../workers/types.ts'
import { CHART_DAYS, chosenDays, drawnRange, firstDrawn, intervalsOf } from './chosen-days.ts'
import { type SeriesData, seriesData } from './components/series-data.ts'
import { topicsNamed } from './named-topics.ts'
import type { CompareQuery, CompareView } from './pages/compare.tsx'

const SUGGESTED = 3

/**
 * Up to five topics side by side.
 *
 * @throws {Problem} 400 for topics that don't exist or are too many, and for days that can't be drawn
 */
export async function loadCompare({ DB: db, now }: RequestEnv, query: CompareQuery): Promise<CompareView> {
  const source = sourceById(query.source)
  if (source === undefined) throw new RangeError(`no source ${query.source}`)
  const { served, taxonomy } = await servedTopics(db)
  const added = query.add === undefined ? undefined : idOf(query.add, taxonomy)
  const topics = topicsCalled(taxonomy, idsIn(query.topics, added), 'topics')
  const choice = choiceOf(query, dayOf(now))
  const ids = topics.map(({ id }) => id)
  const series =
    served === null || ids.length === 0
      ? null
      : await loadSeries(db, served.id, source.id, ids, query.interval, choice)
  const isFull = served === null || ids.length === MOST_TOPICS
  const ranking = isFull ? null : await publishedRanking(db, served.id, source.id)
  const rising = ranking === null ? [] : rankedCalls(JSON.parse(ranking.ranking) as Ranking, 'rising')
  const others = rising.flatMap(({ topic }) => (ids.includes(topic) ? [] : [topic]))
  const from = series === null ? choice.from : firstDrawn(choice.from, series)
  return {
    source,
    query: { ...query, topics: ids.join(',') },
    topics,
    known: taxonomy.topics,
    choice: { ...choice, from },
    chart: series === null ? null : chartOf(series, topics, { ...choice, from }, query, source),
    suggested: topicsCalled(taxonomy, others.slice(0, SUGGESTED), 'topics'),
    near: query.add === undefined || added != null ? null : topicsNear(query.add, taxonomy),
    today: dayOf(now),
  }
}

/** The topics asked for, and the one that was typed. */
function idsIn(topics: string | undefined, added: string | null | undefined): string[] {
  const named = (topics ?? '').split(',').flatMap((id) => (id.trim() === '' ? [] : [id.trim()]))
  const ids = [...new Set(added == null ? named : [...named, added])]
  if (ids.length <= MOST_TOPICS) return ids
  throw badParameters([
    { parameter: 'topics', message: `names ${ids.length} topics: at most ${MOST_TOPICS} can be told apart` },
  ])
}

/** The topic that was typed: by its id, its name or an alias; `null` when it is none. */
function idOf(typed: string, { topics }: Taxonomy): string | null {
  const wanted = typed.trim().toLowerCase()
  const spellings = topics.flatMap(({ id, name, aliases, exact }) =>
    [name, id, ...exact, ...aliases].map((spelling) => ({ id, spelling })),
  )
  return spellings.find(({ spelling }) => spelling.toLowerCase() === wanted)?.id ?? null
}

const MOST_NEAR = 6

/** What may have been meant: topics with these words in their names or aliases, or else the one that is spelled most like it. */
function topicsNear(typed: string, { topics }: Taxonomy): Topic[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const holding = topicsNamed(topics, typed)
  const named = (topic: Topic) => words.every((word) => topic.name.toLowerCase().includes(word))
  if (holding.length > 0)
    return holding.toSorted((a, b) => Number(named(b)) - Number(named(a))).slice(0, MOST_NEAR)
  const name = suggestion(
    typed,
    topics.map((topic) => topic.name),
  )
  return topics.filter((topic) => topic.name === name)
}

function choiceOf({ range, from, to, interval }: CompareQuery, today: Day): CompareView['choice'] {
  const chosen = chosenDays({ range: drawnRange(range, interval), from, to }, CHART_DAYS, '1y', today)
  const days = { ...rangeOf({ ...chosen, interval }, today), range: chosen.range }
  return { ...days, intervals: intervalsOf(days) }
}

function chartOf(
  series: LoadedSeries,
  topics: CompareView['topics'],
  { from, to }: CompareView['choice'],
  { metric, interval, scale, axis }: CompareQuery,
  { entry, unit }: Source,
): SeriesData {
  const ids = topics.map(({ id }) => id)
  const rows = from > to ? [] : seriesRows(ids, series, { metric, interval, scale, from, to })
  const measured = {
    share: `estimated share of ${entry.many}`,
    items: `${entry.many} a ${interval}`,
    upvotes: `${unit.many} of the ${entry.many} of a ${interval}`,
  }[metric]
  return seriesData(rows, topics, {
    label: scale === 'index' ? `${measured}, highest of each = 100` : measured,
    unit: scale === 'index' ? 'index' : metric === 'share' ? 'percent' : 'count',
    scale: axis === 'log' ? 'log' : 'linear',
    interval,
    entries: entry.many,
    bars: null,
  })
}

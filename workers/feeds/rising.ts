import { counted } from '../counted.ts'
import { DAY, endOf } from '../days.ts'
import { sourceById } from '../sources/index.ts'
import { type CalledWeekRow, calledWeeks } from '../store/feeds.ts'
import { servedTopics } from '../store/served-topics.ts'
import type { Taxonomy } from '../topics/taxonomy.ts'
import type { Call, Ranking } from '../trends/calls.ts'
import { presentTrend, scoreOf } from '../trends/present-topic.ts'
import { rankTopics } from '../trends/ranking.ts'
import type { Score } from '../trends/score.ts'
import type { SourceId } from '../types.ts'
import { type Entry, type Feed, permanentId, UPVOTES } from './feed.ts'

const WEEKS_EACH = 4
const MOST_ENTRIES = 100

/** Topics called rising: one entry for each call at the end of a week, with its evidence. */
export async function risingFeed(
  db: D1Database,
  sources: readonly SourceId[],
  minUpvotes: number,
): Promise<Feed> {
  const { served, taxonomy } = await servedTopics(db)
  const weeks = served === null ? [] : await calledWeeks(db, served.id, sources, WEEKS_EACH)
  return {
    id: permanentId('feeds', 'rising'),
    title: 'Uptrend: topics that are rising',
    description:
      'Topics whose share of a listing rose above that of the half year before, at the end of each week.',
    page: '/',
    entries: risingEntries(weeks, taxonomy, minUpvotes),
  }
}

/** The newest week first, and within it the order of their ranks; the last of the oldest ones are left out. */
export function risingEntries(
  weeks: readonly CalledWeekRow[],
  taxonomy: Taxonomy,
  minUpvotes: number,
): Entry[] {
  const entries: Entry[] = []
  for (const week of weeks.toSorted((a, b) => (a.lastDay < b.lastDay ? 1 : a.lastDay > b.lastDay ? -1 : 0)))
    if (entries.length < MOST_ENTRIES) entries.push(...entriesOf(week, taxonomy, minUpvotes))
  return entries.slice(0, MOST_ENTRIES)
}

function entriesOf(week: CalledWeekRow, taxonomy: Taxonomy, minUpvotes: number): Entry[] {
  const { all, calls } = JSON.parse(week.ranking) as Ranking
  const upvotes = JSON.parse(week.upvotes) as Record<string, number>
  const rises = calls
    .filter(({ topic, flag }) => flag !== 'falling' && (upvotes[topic] ?? 0) >= minUpvotes)
    .flatMap((call): { topic: string; call: Call; score: Score }[] => {
      const score = scoreOf(call, all)
      return score === null ? [] : [{ topic: call.topic, call, score }]
    })
  const {
    name: listing = week.source,
    entry = { one: 'item', many: 'items' },
    unit = UPVOTES,
  } = sourceById(week.source) ?? {}
  return rankTopics(rises, 'rising').map(({ topic, call, score }): Entry => {
    const { sentence } = presentTrend(call, score, all, entry)
    const name = taxonomy.topics.find(({ id }) => id === topic)?.name ?? topic
    return {
      id: permanentId('rising', week.source, week.week, topic),
      title: `${name} is ${call.flag} on ${listing} (${week.week})`,
      page: `/topics/${topic}`,
      elsewhere: null,
      published: endOf(week.lastDay),
      // A week is final when its last day is closed.
      updated: endOf(week.lastDay) + DAY,
      summary: sentence,
      lines: [
        { text: sentence },
        { text: `${counted(upvotes[topic] ?? 0, unit)} for its ${entry.many} of that week.` },
      ],
      authors: [],
      tags: [topic, call.flag, week.source],
    }
  })
}

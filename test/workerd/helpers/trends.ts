import { env } from 'cloudflare:workers'
import { addDays, HOUR, startOf } from '../../../workers/days.ts'
import { closeDay } from '../../../workers/jobs/close-day.ts'
import { follow } from '../../../workers/jobs/follow.ts'
import { tag } from '../../../workers/jobs/tag.ts'
import { sourceById, sources } from '../../../workers/sources/index.ts'
import { countDays } from '../../../workers/store/day-topics.ts'
import { beginGeneration } from '../../../workers/store/generations.ts'
import { matcher, taxonomy } from '../../../workers/topics/index.ts'
import { createMatcher } from '../../../workers/topics/matcher.ts'
import type { Topic } from '../../../workers/topics/taxonomy.ts'
import type { Day, Source, SourceId } from '../../../workers/types.ts'
import { all, value } from './database.ts'
import { paper } from './rows.ts'
import { bring } from './seeing.ts'
import { hour, PAPERS } from './times.ts'

const effects = { env, fetch, clock: () => 0 }

/** A moment after everything that these tests bring along. */
export const LATER = hour(24 * 400)

/** From now on, and until what it returns is called, the Worker counts with another taxonomy. */
export function deploy(version: string, topics: Topic[] = taxonomy.topics): () => void {
  const before = { ...taxonomy }
  const { match } = matcher
  const deployed = { ...taxonomy, version, topics }
  Object.assign(taxonomy, deployed)
  Object.assign(matcher, { match: createMatcher(deployed).match })
  return () => {
    Object.assign(taxonomy, before)
    Object.assign(matcher, { match })
  }
}

/** Begins to count with the taxonomy that is deployed; the number of the generation. */
export async function begin(): Promise<number> {
  await beginGeneration(env.DB, taxonomy.version, JSON.stringify(taxonomy), sources, LATER)
  return (await value('SELECT max(id) FROM generation')) ?? 0
}

/** A listing seen at noon of its day: papers numbered from `first`, one for each title. */
export const list = (day: Day, titles: string[], first: number): Promise<unknown> =>
  bring(
    startOf(day) + 12 * HOUR,
    titles.map((title, i) => paper(first + i, 10, { title, publishedAt: startOf(day) })),
    { day, now: LATER },
  )

export async function tagAll(generation: number): Promise<void> {
  while ((await tag(generation, LATER, effects)) > 0);
}

/** Counts what has to be counted. Returns how many days came out differently. */
export async function countAll(generation: number): Promise<number> {
  const days = await all<{ source: SourceId; day: Day }>(
    'SELECT source, day FROM listing WHERE uncounted = 1',
  )
  return await countDays(
    env.DB,
    generation,
    days.map((one) => ({ ...one, entriesStay: sourceOf(one.source).entriesStay })),
    LATER,
  )
}

/** Tags, closes and counts everything there is. */
export async function countEverything(generation: number): Promise<void> {
  await tagAll(generation)
  const open = await all<{ source: SourceId; day: Day }>(
    `SELECT source, day FROM listing WHERE stage = 'open'`,
  )
  for (const { source, day } of open) await closeDay(sourceOf(source), day, LATER, effects)
  await countAll(generation)
}

/** Follows a source up to a day, as tick after tick would; the days it came to. */
export async function followTo(generation: number, through: Day, source = PAPERS): Promise<Day[]> {
  const reached: Day[] = []
  for (;;) {
    const day = await follow(generation, source, through, LATER, effects)
    if (day === null) return reached
    reached.push(day)
  }
}

/** Everything that following has stored, apart from what says when it was stored. */
export const trends = async (generation: number): Promise<unknown> => ({
  trend: await all(
    'SELECT source, levels, followed, rewind_to, published, ranking, states, weeks FROM source_trend WHERE generation = ? ORDER BY source',
    generation,
  ),
  periods: await all(
    `SELECT source, period, last_day, items, complete_days, levels, upvotes, ranking, calls, hits
     FROM source_period WHERE generation = ? ORDER BY source, last_day, period`,
    generation,
  ),
})

/** The topics of a day: topic -> [mentions, abouts, upvotes, [numbers of the items]]. */
export async function topicsOn(
  day: Day,
  source = PAPERS,
): Promise<Record<string, [number, number, number, number[]]>> {
  const json = await value<string>(
    'SELECT topics FROM day_topics WHERE source = ? AND day = ? ORDER BY generation DESC LIMIT 1',
    source,
    day,
  )
  return JSON.parse(json ?? '{}')
}

export function sourceOf(id: SourceId): Source {
  const source = sourceById(id)
  if (source === undefined) throw new RangeError(id)
  return source
}

/** `count` days in a row. */
export const daysFrom = (first: Day, count: number): Day[] =>
  Array.from({ length: count }, (_, i) => addDays(first, i))

import { env } from 'cloudflare:workers'
import { DAY, endOf, HOUR } from '../../../workers/days.ts'
import { follow } from '../../../workers/jobs/follow.ts'
import { importListing } from '../../../workers/jobs/import-listing.ts'
import { noteItems, sortNotes } from '../../../workers/jobs/note-words.ts'
import { tag } from '../../../workers/jobs/tag.ts'
import { sources } from '../../../workers/sources/index.ts'
import { countDays } from '../../../workers/store/day-topics.ts'
import { beginGeneration } from '../../../workers/store/generations.ts'
import { taxonomy } from '../../../workers/topics/index.ts'
import type { Day, Moment, Source } from '../../../workers/types.ts'
import type { BusySites } from './busy-sites.ts'

const DAYS_COUNTED_AT_ONCE = 14
const effects = { env, fetch, clock: () => 0 }

/**
 * Fills an empty database with what the sites listed on some days, as if ticks had seen each listing once, at its end,
 * closed it, noted its words, tagged, counted and followed everything up to the day before the last.
 */
export async function fillPast(sites: BusySites, days: readonly Day[], at: Moment): Promise<void> {
  for (const day of days) for (const source of sources) await importDay(sites, source, day, at)
  const closed = days.slice(0, -1)
  await env.DB.batch(
    [
      `INSERT INTO day_total (source, day, items, upvotes, complete, closed_at)
       SELECT source, day, items, 900, 1, looked_at + 86400000 FROM listing WHERE day <= ?1`,
      `UPDATE listing SET stage = iif(day < date(?1, '-21 days'), 'thinned', 'closed') WHERE day <= ?1`,
      'UPDATE listing SET attempted_at = looked_at WHERE ?1 IS NOT NULL',
    ].map((sql) => env.DB.prepare(sql).bind(closed.at(-1) ?? '')),
  )
  await beginGeneration(env.DB, taxonomy.version, JSON.stringify(taxonomy), sources, at)
  while ((await tag(1, at, effects)) > 0);
  for (;;) {
    // Noted and sorted in turn, as ticks do: what is unsorted is one row that would grow and grow.
    if ((await noteItems(at, effects)) === 0) break
    await sortNotes(at, effects)
  }
  for (const { id, entriesStay } of sources) {
    for (let i = 0; i < days.length; i += DAYS_COUNTED_AT_ONCE) {
      const some = days.slice(i, i + DAYS_COUNTED_AT_ONCE)
      await countDays(
        env.DB,
        1,
        some.map((day) => ({ source: id, day, entriesStay })),
        at,
      )
    }
    while ((await follow(1, id, closed.at(-1) ?? '', at, effects)) !== null);
  }
}

async function importDay(sites: BusySites, source: Source, day: Day, at: Moment): Promise<void> {
  const [way] = source.ways
  sites.now = endOf(day) - HOUR
  const answer = await sites.fetch(`https://site.example${way.path(day, 0)}`)
  const { candidates } = way.parse(await answer.text())
  const listing = { source: source.id, day, observedAt: sites.now, way: way.name, candidates }
  await importListing(listing, Math.max(at, sites.now + DAY), effects)
}

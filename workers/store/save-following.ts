import type { Day, Moment, SourceId } from '../types.ts'
import { markTick } from './mark-tick.ts'
import { sumsOfDays } from './organization-sums.ts'
import { recentWeeks } from './recent-weeks.ts'

/** A week or a month that has ended. */
export interface EndedPeriod {
  period: string
  firstDay: Day
  lastDay: Day
  items: number
  completeDays: number
  levels: string
  ranking: string
  /** `null` at the end of a month. */
  emerging: string | null
  calls: number
  hits: number
}

/** What there is to say at the end of the last day that can be followed. */
export interface Publication {
  day: Day
  ranking: string
  states: string
  emerging: string
  /** What the day's digest says; see `digest/calls.ts`. */
  firstCalls: string
  firstEmerging: string
}

/** Whether the data is as it was when it was read. */
const SAME = '(SELECT version FROM data_version) = '

/** Whether the period that ended is a week. */
const IS_WEEK = `ended.value->>'period' GLOB '????-W??'`

/**
 * Stores how far following has come, unless the data has changed since it was read: another tick may have counted
 * one of the days anew, or followed them itself. Then nothing is stored, and the next tick goes on from there.
 *
 * @param version number of the state of the data that was read
 */
export async function saveFollowing(
  db: D1Database,
  generation: number,
  source: SourceId,
  day: Day,
  levels: string,
  ended: readonly EndedPeriod[],
  publication: Publication | null,
  version: number,
  at: Moment,
): Promise<void> {
  const { published, ranking, states, emerging } = {
    published: publication?.day ?? null,
    ranking: publication?.ranking ?? null,
    states: publication?.states ?? null,
    emerging: publication?.emerging ?? null,
  }
  await db.batch([
    // After a change in the past, what was kept from there on no longer holds.
    db
      .prepare(
        `DELETE FROM source_period WHERE generation = ?1 AND source = ?2
           AND last_day >= (SELECT rewind_to FROM source_trend WHERE generation = ?1 AND source = ?2) AND ${SAME}?3`,
      )
      .bind(generation, source, version),
    db
      .prepare(
        `INSERT INTO source_period (generation, source, period, last_day, items, complete_days, levels, upvotes, ranking, emerging, organizations, calls, hits)
         SELECT ?1, ?2, ended.value->>'period', ended.value->>'lastDay', ended.value->>'items', ended.value->>'completeDays', ended.value->>'levels',
           (SELECT json_group_object(topic, upvotes) FROM (
              SELECT t.key AS topic, sum(t.value->>2) AS upvotes FROM day_topics AS d CROSS JOIN json_each(d.topics) AS t
              WHERE d.generation = ?1 AND d.source = ?2 AND d.day BETWEEN ended.value->>'firstDay' AND ended.value->>'lastDay'
              GROUP BY t.key ORDER BY t.key)),
           ended.value->>'ranking', ended.value->>'emerging', iif(${IS_WEEK}, coalesce(${sumsOfDays('?2', "ended.value->>'firstDay'", "ended.value->>'lastDay'")}, ''), ''), ended.value->>'calls', ended.value->>'hits'
         FROM json_each(?3) AS ended WHERE ${SAME}?4
         ON CONFLICT (generation, source, period) DO UPDATE SET
           last_day = excluded.last_day, items = excluded.items, complete_days = excluded.complete_days,
           levels = excluded.levels, upvotes = excluded.upvotes, ranking = excluded.ranking,
           emerging = excluded.emerging, organizations = excluded.organizations, calls = excluded.calls, hits = excluded.hits`,
      )
      .bind(generation, source, JSON.stringify(ended), version),
    db
      .prepare(
        `UPDATE source_trend SET followed = ?3, levels = ?4, rewind_to = NULL,
           published = coalesce(?5, published), ranking = coalesce(?6, ranking), states = coalesce(?7, states), emerging = coalesce(?8, emerging),
           weeks = iif(?5 IS NULL, weeks, ${recentWeeks('?1', '?2', '?5')})
         WHERE generation = ?1 AND source = ?2 AND ${SAME}?9`,
      )
      .bind(generation, source, day, levels, published, ranking, states, emerging, version),
    ...(publication === null ? [] : [keepCalls(db, generation, source, publication, version)]),
    db.prepare('UPDATE data_version SET version = version + 1 WHERE version = ?1').bind(version),
    markTick(db, at),
  ])
}

/** Keeps the calls of a day that is published. Those of a generation that is not served yet are for later days to tell. */
const keepCalls = (
  db: D1Database,
  generation: number,
  source: SourceId,
  { day, firstCalls, firstEmerging }: Publication,
  version: number,
): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO day_calls (source, day, calls, emerging)
       SELECT ?2, ?3, ?4, ?5 FROM generation WHERE id = ?1 AND state = 'served' AND ${SAME}?6
       ON CONFLICT (source, day) DO UPDATE SET calls = excluded.calls, emerging = excluded.emerging
         WHERE excluded.calls <> day_calls.calls OR excluded.emerging <> day_calls.emerging`,
    )
    .bind(generation, source, day, firstCalls, firstEmerging, version)

import type { Day, Moment, SourceId } from '../types.ts'
import { markTick } from './mark-tick.ts'

/** A day whose votes at the ladder ages are known, with what became of its items. */
export interface TaughtDay {
  day: Day
  /** JSON: as in `listing_age`. */
  votes: string
  lookedAt: Moment | null
  /** JSON: [item number, upvotes] of those that stood on its listing. */
  finalVotes: string
}

/** What has been learned so far, as JSON, and the next days to learn from, at most to `through`. */
export async function lessons(
  db: D1Database,
  source: SourceId,
  through: Day,
  most: number,
): Promise<{ learned: string; days: TaughtDay[] }> {
  const [model, days] = await db.batch<unknown>([
    db.prepare('SELECT learned FROM vote_model WHERE source = ?1').bind(source),
    db
      .prepare(
        `SELECT a.day, a.votes, l.looked_at AS lookedAt, (
           SELECT json_group_array(json_array(i.id, i.upvotes))
           FROM listing_item AS li CROSS JOIN item AS i ON i.id = li.item_id
           WHERE li.source = a.source AND li.day = a.day) AS finalVotes
         FROM listing_age AS a LEFT JOIN listing AS l ON l.source = a.source AND l.day = a.day
         WHERE a.source = ?1 AND a.day <= ?2
           AND a.day > coalesce((SELECT learned_through FROM source_state WHERE source = ?1), '')
         ORDER BY a.day LIMIT ?3`,
      )
      .bind(source, through, most),
  ])
  const [known] = (model?.results ?? []) as { learned: string }[]
  return { learned: known?.learned ?? '{}', days: (days?.results ?? []) as TaughtDay[] }
}

/**
 * Stores what has been learned from the days after `before` up to `through`. A tick that went on from somewhere
 * else stores nothing, so that no day teaches twice.
 */
export async function saveLessons(
  db: D1Database,
  source: SourceId,
  { before, through, learned, fits }: { before: Day | null; through: Day; learned: string; fits: string },
  at: Moment,
): Promise<boolean> {
  const [saved] = await db.batch([
    db
      .prepare(
        `INSERT INTO vote_model (source, learned, fits)
         SELECT source, ?2, ?3 FROM source_state WHERE source = ?1 AND learned_through IS ?4
         ON CONFLICT (source) DO UPDATE SET learned = excluded.learned, fits = excluded.fits`,
      )
      .bind(source, learned, fits, before),
    db
      .prepare('UPDATE source_state SET learned_through = ?2 WHERE source = ?1 AND learned_through IS ?3')
      .bind(source, through, before),
    db.prepare('UPDATE data_version SET version = version + 1 WHERE changes() > 0'),
    markTick(db, at),
  ])
  return (saved?.meta.changes ?? 0) > 0
}

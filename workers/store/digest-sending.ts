import { MINUTE } from '../days.ts'
import type { Day, Moment } from '../types.ts'
import { markTick } from './mark-tick.ts'

/** A digest that somebody wants, on one of the channels they get it by. */
export interface WantedDigest {
  /** Its permanent name. */
  period: string
  /** Its last day: topics have to be followed to its end. */
  to: Day
  channel: string
  /** Whether it has waited for that long enough. */
  waited: boolean
}

/** Attempts after which a digest is given up. */
const MOST_ATTEMPTS = 5

/** What may still be sent at `?2`, as far as it is known of the row `s`. */
const UNSENT = `s.period IS NULL OR (s.claimed_at IS NULL AND s.failures < ${MOST_ATTEMPTS} AND s.retry_at <= ?2)`

/** The wanted digests that can be sent now: about three rows read for each. */
export const sendableDigests = (
  db: D1Database,
  wanted: readonly WantedDigest[],
  at: Moment,
): D1PreparedStatement =>
  db
    .prepare(
      `SELECT w.value->>'period' AS period, w.value->>'channel' AS channel FROM json_each(?1) AS w
         LEFT JOIN digest_sending AS s ON s.period = w.value->>'period' AND s.channel = w.value->>'channel'
       WHERE (${UNSENT}) AND (w.value->>'waited' OR w.value->>'to' <= (
         SELECT min(coalesce(published, '')) FROM source_trend
         WHERE generation = (SELECT id FROM generation WHERE state = 'served' ORDER BY id DESC LIMIT 1)))`,
    )
    .bind(JSON.stringify(wanted), at)

/**
 * Takes a digest, so that nobody else sends it.
 *
 * @returns how often sending it has failed; `null` when somebody has it, or had it
 */
export async function claimDigest(
  db: D1Database,
  period: string,
  channel: string,
  at: Moment,
): Promise<number | null> {
  const [claimed] = await db.batch<{ failures: number }>([
    db
      .prepare(
        `INSERT INTO digest_sending AS s (period, channel, claimed_at) VALUES (?1, ?3, ?2)
         ON CONFLICT (period, channel) DO UPDATE SET claimed_at = excluded.claimed_at WHERE ${UNSENT}
         RETURNING failures`,
      )
      .bind(period, at, channel),
    markTick(db, at),
  ])
  return claimed?.results[0]?.failures ?? null
}

/** Notes that a digest has got through, or that there was nothing in it to send. */
export async function noteSent(db: D1Database, period: string, channel: string, at: Moment): Promise<void> {
  await db
    .prepare('UPDATE digest_sending SET sent_at = ?3, error = NULL WHERE period = ?1 AND channel = ?2')
    .bind(period, channel, at)
    .run()
}

/**
 * Notes why a digest did not get through.
 *
 * @param retryAt when somebody may take it again; `null` for never
 */
export async function noteUnsent(
  db: D1Database,
  period: string,
  channel: string,
  error: string,
  retryAt: Moment | null,
): Promise<void> {
  await db
    .prepare(
      `UPDATE digest_sending SET claimed_at = iif(?4 IS NULL, claimed_at, NULL), retry_at = ?4, failures = failures + 1, error = ?3
       WHERE period = ?1 AND channel = ?2`,
    )
    .bind(period, channel, error.slice(0, 300), retryAt)
    .run()
}

/** A digest that has not got through on a channel, as far as anybody knows. */
export interface UnsentDigest {
  period: string
  channel: string
  /** Whether it may have got through: the attempt broke off, or was not answered in time. */
  unknown: 0 | 1
  /** When it is tried again; `null` when it isn't. */
  retryAt: Moment | null
}

/** A digest that was taken less long ago than this is being sent. */
const SENDING = 10 * MINUTE

/** Which of some digests have not got through. Rows read: those there are. */
export async function unsentDigests(
  db: D1Database,
  periods: readonly string[],
  at: Moment,
): Promise<UnsentDigest[]> {
  const { results } = await db
    .prepare(
      `SELECT s.period, s.channel, s.claimed_at IS NOT NULL AS unknown,
         iif(s.claimed_at IS NULL AND s.failures < ${MOST_ATTEMPTS}, s.retry_at, NULL) AS retryAt
       FROM json_each(?1) AS p CROSS JOIN digest_sending AS s ON s.period = p.value
       WHERE s.sent_at IS NULL AND (s.claimed_at IS NULL OR s.claimed_at < ?2) ORDER BY p.key, s.channel`,
    )
    .bind(JSON.stringify(periods), at - SENDING)
    .all<UnsentDigest>()
  return results
}

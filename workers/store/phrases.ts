import type { Day, SourceId } from '../types.ts'

/** Two stretches of days, the second right after the first. */
export interface TwoWindows {
  baseline: { from: Day; to: Day }
  recent: { from: Day; to: Day }
}

/** In how many items of the two windows a phrase was found, and in how many recent titles. */
export interface PhraseRow {
  phrase: string
  recent: number
  baseline: number
  inTitle: number
}

export interface PhraseCounts {
  /** Phrases with at least `most` recent items, and those asked for. */
  phrases: PhraseRow[]
  /** Items that count in the two windows. */
  listed: { recent: number; baseline: number }
  /** Items of a phrase in both windows, averaged over those with at least `enough` of them. */
  mean: number
}

/** Counts the phrases of a source in two windows: a row read a day. */
export async function phraseCounts(
  db: D1Database,
  source: SourceId,
  { baseline, recent }: TwoWindows,
  enough: number,
  asked: readonly string[],
): Promise<PhraseCounts> {
  const days = [source, baseline.from, recent.from, recent.to]
  const [counts, items] = await db.batch<PhraseRow & { mean: number }>([
    db
      .prepare(
        `WITH counted AS MATERIALIZED (
           SELECT p.key AS phrase,
             sum(iif(d.day >= ?3, p.value->>0, 0)) AS recent, sum(iif(d.day < ?3, p.value->>0, 0)) AS baseline,
             sum(iif(d.day >= ?3, p.value->>1, 0)) AS inTitle
           FROM day_count AS d CROSS JOIN json_each(d.phrases) AS p
           WHERE d.source = ?1 AND d.day BETWEEN ?2 AND ?4 GROUP BY p.key)
         SELECT phrase, recent, baseline, inTitle,
           (SELECT avg(recent + baseline) FROM counted WHERE recent + baseline >= ?5) AS mean
         FROM counted WHERE recent >= ?5 OR phrase IN (SELECT value FROM json_each(?6)) ORDER BY phrase`,
      )
      .bind(...days, enough, JSON.stringify(asked)),
    db
      .prepare(
        `SELECT coalesce(sum(iif(day >= ?3, items, 0)), 0) AS recent, coalesce(sum(iif(day < ?3, items, 0)), 0) AS baseline
         FROM day_count WHERE source = ?1 AND day BETWEEN ?2 AND ?4`,
      )
      .bind(...days),
  ])
  const phrases = (counts?.results ?? []).map(({ mean, ...row }) => row)
  const { recent: listedRecently = 0, baseline: listedBefore = 0 } = items?.results[0] ?? {}
  return {
    phrases,
    listed: { recent: listedRecently, baseline: listedBefore },
    mean: counts?.results[0]?.mean ?? 0,
  }
}

/** An item that uses a phrase, and how it writes it. */
export interface PhraseExample {
  phrase: string
  text: string
  source: SourceId
  externalId: string
  title: string
  upvotes: number
}

const EXAMPLES_A_PHRASE = 3

/** The most upvoted items of some phrases between two days, at most three each. */
export async function phraseExamples(
  db: D1Database,
  source: SourceId,
  phrases: readonly string[],
  from: Day,
  to: Day,
): Promise<PhraseExample[]> {
  const { results } = await db
    .prepare(
      `WITH
         named AS MATERIALIZED (
           SELECT DISTINCT asked.value AS phrase, number.value AS id
           FROM day_count AS d CROSS JOIN json_each(?2) AS asked
             CROSS JOIN json_each(d.phrases, '$."' || asked.value || '"[2]') AS number
           WHERE d.source = ?1 AND d.day BETWEEN ?3 AND ?4),
         placed AS (
           SELECT n.phrase, i.id, i.source, i.external_id, i.title, i.upvotes,
             row_number() OVER (PARTITION BY n.phrase ORDER BY i.upvotes DESC, i.id) AS place
           FROM named AS n CROSS JOIN item AS i ON i.id = n.id)
       SELECT p.phrase, w.value->>2 AS text, p.source, p.external_id AS externalId, p.title, p.upvotes
       FROM placed AS p CROSS JOIN item_phrases AS ip ON ip.item_id = p.id
         CROSS JOIN json_each(ip.phrases) AS w ON w.value->>0 = p.phrase
       WHERE p.place <= ${EXAMPLES_A_PHRASE} ORDER BY p.phrase, p.place`,
    )
    .bind(source, JSON.stringify(phrases), from, to)
    .all<PhraseExample>()
  return results
}

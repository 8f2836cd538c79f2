import type { Day, SourceId } from '../types.ts'

/** In how many items and titles of some days a phrase was found. */
export interface PhraseRow {
  phrase: string
  items: number
  inTitle: number
}

/** The phrases that a source had between two days in at least `enough` items, and those asked for. */
export async function frequentPhrases(
  db: D1Database,
  source: SourceId,
  { from, to }: { from: Day; to: Day },
  enough: number,
  asked: readonly string[],
): Promise<PhraseRow[]> {
  const { results } = await db
    .prepare(
      `SELECT p.key AS phrase, sum(p.value->>0) AS items, sum(p.value->>1) AS inTitle
       FROM day_count AS d CROSS JOIN json_each(d.phrases) AS p
       WHERE d.source = ?1 AND d.day BETWEEN ?2 AND ?3 GROUP BY p.key
       HAVING sum(p.value->>0) >= ?4 OR p.key IN (SELECT value FROM json_each(?5)) ORDER BY p.key`,
    )
    .bind(source, from, to, enough, JSON.stringify(asked))
    .all<PhraseRow>()
  return results
}

/** As many arguments as a function may have in D1, but for one. */
const PHRASES_A_STATEMENT = 31

// Every entry of `json_each` would be billed as a row read; so it is two for a day, whatever there is in it.
const ITEMS_OF = `WITH counted AS MATERIALIZED (
  SELECT jsonb(phrases) AS phrases FROM day_count WHERE source = ?1 AND day BETWEEN ?2 AND ?3)
SELECT json_array(${Array.from(
  { length: PHRASES_A_STATEMENT },
  (_, i) => `sum(json_extract(phrases, '$."' || (?4->>${i}) || '"[0]'))`,
).join(', ')}) AS items FROM counted`

/** In how many items of a source between two days each of some phrases was found. */
export async function itemsOfPhrases(
  db: D1Database,
  source: SourceId,
  { from, to }: { from: Day; to: Day },
  phrases: readonly string[],
): Promise<Map<string, number>> {
  const parts: string[][] = []
  for (let i = 0; i < phrases.length; i += PHRASES_A_STATEMENT)
    parts.push(phrases.slice(i, i + PHRASES_A_STATEMENT))
  const items = new Map<string, number>()
  if (parts.length === 0) return items
  const counts = await db.batch<{ items: string }>(
    parts.map((part) => db.prepare(ITEMS_OF).bind(source, from, to, JSON.stringify(part))),
  )
  for (const [i, part] of parts.entries()) {
    const found = JSON.parse(counts[i]?.results[0]?.items ?? '[]') as (number | null)[]
    for (const [place, phrase] of part.entries()) items.set(phrase, found[place] ?? 0)
  }
  return items
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

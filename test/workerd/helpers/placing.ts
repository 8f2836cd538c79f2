import { env } from 'cloudflare:workers'
import { PAPERS } from './times.ts'

/** An item on the listings of some days, put there without a look. */
export interface Placed {
  source?: string
  id: string
  days: string[]
  title: string
  summary?: string | null
  organization?: [id: string | null, name: string] | null
  upvotes?: number
}

/** Puts items on their listings, which are open and were seen to their end. */
export async function place(...items: Placed[]): Promise<void> {
  const rows = JSON.stringify(items.map((item) => ({ source: PAPERS, upvotes: 1, ...item })))
  await env.DB.batch(
    [
      `INSERT INTO item (source, external_id, title, title_key, summary, organization_id, organization, first_seen_at, changed_at, upvotes, details)
       SELECT value->>'source', value->>'id', value->>'title', value->>'id', value->>'summary',
         value->>'$.organization[0]', value->>'$.organization[1]', unixepoch(value->>'$.days[0]') * 1000, 0, value->>'upvotes', '{}'
       FROM json_each(?1)`,
      `INSERT INTO listing (source, day, stage, uncounted, looked_at, attempted_at)
       SELECT DISTINCT i.value->>'source', d.value, 'open', 1, unixepoch(d.value, '+2 days') * 1000, 0 FROM json_each(?1) AS i, json_each(i.value->'days') AS d WHERE 1
       ON CONFLICT DO UPDATE SET uncounted = 1`,
      `INSERT INTO listing_item (source, day, item_id, rank, first_seen_at)
       SELECT i.value->>'source', d.value, item.id, 1, unixepoch(d.value) * 1000
       FROM json_each(?1) AS i, json_each(i.value->'days') AS d
         CROSS JOIN item ON item.source = i.value->>'source' AND item.external_id = i.value->>'id'`,
    ].map((sql) => env.DB.prepare(sql).bind(rows)),
  )
}

/** Days as if so many items had been counted on each: none of them is there. */
export async function counted(
  days: string[],
  items: number,
  phrases: Record<string, number> = {},
  source = PAPERS,
): Promise<void> {
  const words = JSON.stringify(
    Object.fromEntries(Object.entries(phrases).map(([phrase, count]) => [phrase, [count, 0, []]])),
  )
  const rows = JSON.stringify(days)
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO day_count (source, day, items, phrases, organizations)
       SELECT ?2, value, ?3, ?4, json_array(NULL, NULL, ?3, ?3, 1, 0) FROM json_each(?1)`,
    ).bind(rows, source, items, words),
    env.DB.prepare(
      `INSERT INTO day_topics (generation, source, day, items, topics) SELECT 1, ?2, value, ?3, '{}' FROM json_each(?1)`,
    ).bind(rows, source, items),
  ])
}

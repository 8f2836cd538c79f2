import { env } from 'cloudflare:workers'
import type { Effects } from '../../../workers/jobs/effects.ts'
import { tag } from '../../../workers/jobs/tag.ts'
import { sources } from '../../../workers/sources/index.ts'
import { countDays } from '../../../workers/store/day-topics.ts'
import { beginGeneration } from '../../../workers/store/generations.ts'
import { taxonomy } from '../../../workers/topics/index.ts'
import { value } from './database.ts'
import { hour } from './times.ts'

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

/** Puts an item on its listings, which are still open. */
export async function place(item: Placed): Promise<void> {
  const { source = 'huggingface-papers', id, days, title, summary = null, upvotes = 1 } = item
  const [organizationId, organization] = item.organization ?? [null, null]
  const first = Math.min(...days.map((day) => Date.parse(day))) + 3_600_000
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO item (source, external_id, title, title_key, summary, organization_id, organization, first_seen_at, changed_at, upvotes, details)
       VALUES (?1, ?2, ?3, ?2, ?4, ?5, ?6, ?7, ?7, ?8, '{}')`,
    ).bind(source, id, title, summary, organizationId, organization, first, upvotes),
    env.DB.prepare(
      `INSERT INTO listing (source, day, stage, items, uncounted, looked_at, attempted_at)
       SELECT ?1, value, 'open', 1, 1, unixepoch(value) * 1000, unixepoch(value) * 1000 FROM json_each(?2) WHERE 1
       ON CONFLICT DO UPDATE SET uncounted = 1, items = items + 1`,
    ).bind(source, JSON.stringify(days)),
    env.DB.prepare(
      `INSERT INTO listing_item (source, day, item_id, rank, first_seen_at)
       SELECT ?1, d.value, i.id, 1, unixepoch(d.value) * 1000 + 3600000 FROM json_each(?2) AS d, item AS i WHERE i.external_id = ?3`,
    ).bind(source, JSON.stringify(days), id),
  ])
}

const effects = { env } as unknown as Effects

/** Begins to count with the taxonomy of this deployment. */
export const begin = (at = hour(1)): Promise<void> =>
  beginGeneration(env.DB, taxonomy.version, JSON.stringify(taxonomy), sources, at)

/** Tags whatever waits for it. */
export async function tagAll(): Promise<number> {
  let tagged = 0
  for (let more = 1; more > 0; tagged += more) more = await tag(1, hour(1), effects)
  return tagged
}

/** Tags and counts whatever waits for it. */
export async function countAll(): Promise<void> {
  await tagAll()
  const days = JSON.parse(
    (await value<string>(
      `SELECT json_group_array(json_object('source', source, 'day', day)) FROM listing WHERE uncounted = 1`,
    )) ?? '[]',
  ) as { source: string; day: string }[]
  const asked = days.map((one) => ({
    ...one,
    entriesStay: sources.find(({ id }) => id === one.source)?.entriesStay ?? false,
  }))
  for (let i = 0; i < asked.length; i += 14) await countDays(env.DB, 1, asked.slice(i, i + 14), hour(1))
}

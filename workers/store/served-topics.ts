import { taxonomy as deployed } from '../topics/index.ts'
import type { Taxonomy } from '../topics/taxonomy.ts'
import { type Served, servedGeneration, taxonomyOf } from './served.ts'

/** The generation that is shown and the taxonomy it was counted with, which may be older than the deployed one. */
export interface ServedTopics {
  served: Served | null
  taxonomy: Taxonomy
}

export async function servedTopics(db: D1Database): Promise<ServedTopics> {
  return await topicsServed(db, await servedGeneration(db))
}

/** The same for a generation that has been read already. */
export async function topicsServed(db: D1Database, served: Served | null): Promise<ServedTopics> {
  if (served === null || served.version === deployed.version) return { served, taxonomy: deployed }
  const text = await taxonomyOf(db, served.id)
  return { served, taxonomy: text === null ? deployed : (JSON.parse(text) as Taxonomy) }
}

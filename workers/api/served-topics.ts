import { type Served, servedGeneration, taxonomyOf } from '../store/served.ts'
import { taxonomy as deployed } from '../topics/index.ts'
import type { Taxonomy, Topic } from '../topics/taxonomy.ts'
import { badParameters } from './problem.ts'
import { didYouMean } from './suggest.ts'

/** The generation that is shown and the taxonomy it was counted with, which may be older than the deployed one. */
export interface ServedTopics {
  served: Served | null
  taxonomy: Taxonomy
}

export async function servedTopics(db: D1Database): Promise<ServedTopics> {
  const served = await servedGeneration(db)
  if (served === null || served.version === deployed.version) return { served, taxonomy: deployed }
  const text = await taxonomyOf(db, served.id)
  return { served, taxonomy: text === null ? deployed : (JSON.parse(text) as Taxonomy) }
}

/**
 * The topics with these ids, in the order given.
 *
 * @throws {Problem} 400 naming those that don't exist
 */
export function topicsCalled(taxonomy: Taxonomy, ids: readonly string[], parameter: string): Topic[] {
  const known = new Map(taxonomy.topics.map((topic) => [topic.id, topic]))
  const unknown = ids.filter((id) => !known.has(id))
  if (unknown.length > 0) {
    throw badParameters(
      unknown.map((id) => ({
        parameter,
        message: `"${id.slice(0, 60)}" is no topic${didYouMean(id, [...known.keys()])}`,
      })),
    )
  }
  return ids.flatMap((id) => known.get(id) ?? [])
}

import type { ItemRow } from '../store/items.ts'
import type { Tags } from '../store/topic-items.ts'
import { matcher } from '../topics/index.ts'
import type { Evidence, Strength } from '../topics/matcher.ts'
import type { Taxonomy } from '../topics/taxonomy.ts'

/** A topic of an item, as the API shows it. */
export interface PresentedTopic {
  topic: string
  name: string
  strength: Strength
  /** `null` when the item was tagged with another version of the taxonomy than the deployed one. */
  evidence: Evidence[] | null
}

/**
 * The topics of an item, with what shows them: found anew, since it is in the texts. `null` as long as the item waits to
 * be tagged.
 */
export function topicsOf(
  { title, summary, tags }: Pick<ItemRow, 'title' | 'summary' | 'tags'>,
  taxonomy: Taxonomy,
): PresentedTopic[] | null {
  if (tags === null) return null
  const names = new Map(taxonomy.topics.map(({ id, name }) => [id, name]))
  const hits = taxonomy.version === matcher.version ? matcher.match(title, summary) : []
  return (JSON.parse(tags) as Tags).map(([topic, strength]) => ({
    topic,
    name: names.get(topic) ?? topic,
    strength: strength === 2 ? 'about' : 'mention',
    evidence: hits.find((hit) => hit.topic === topic)?.evidence ?? null,
  }))
}

import type { Taxonomy, Topic } from '../topics/taxonomy.ts'
import { badParameters } from './problem.ts'
import { didYouMean } from './suggest.ts'

export { type ServedTopics, servedTopics } from '../store/served-topics.ts'

/**
 * Lets the groups of a taxonomy pass, and no other.
 *
 * @throws {Problem} 400 naming the group that doesn't exist
 */
export function refuseUnknownGroup({ groups }: Taxonomy, group: string | undefined): void {
  const known = groups.map(({ id }) => id)
  if (group === undefined || known.includes(group)) return
  const hint = didYouMean(group, known) || `: there are ${known.join(', ')}`
  const message = `"${group.slice(0, 60)}" is no group${hint}`
  throw badParameters([{ parameter: 'group', message }])
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

import { publicId } from '../sources/public-id.ts'
import type { SourceId } from '../types.ts'

/** What has become of the calls that could be checked four weeks later. */
export const presentRecord = ({ calls, hits }: { calls: number; hits: number }) => ({
  calls,
  hit_rate: calls === 0 ? null : Math.round((1000 * hits) / calls) / 1000,
})

/** Items that stand for what was called. */
export const presentExamples = (
  examples: readonly { source: SourceId; externalId: string; title: string; upvotes: number }[] = [],
) =>
  examples.map(({ source, externalId, title, upvotes }) => ({
    id: publicId(source, externalId),
    title,
    upvotes,
  }))

import * as v from 'valibot'
import { about, count, day, emptyReason, itemId, share, topicId } from './fields.ts'
import { trend, trendExample } from './trend.ts'

/** A topic that is rising or falling, in its place. */
export const rankedTopic = v.strictObject({
  rank: about(count, 'From 1, the surest first.'),
  topic: topicId,
  name: v.string(),
  group: about(v.nullable(v.string()), 'The group it stands in.'),
  ...trend,
  items: about(
    v.array(v.strictObject({ id: itemId, title: v.string(), upvotes: count })),
    'Some of the items behind it.',
  ),
})

export const rankedMeta = {
  day: about(v.optional(day), 'The day up to which was counted.'),
  taxonomy: about(v.nullable(v.string()), 'The version of the topic list that was counted with.'),
  track_record: about(
    v.optional(v.strictObject({ calls: count, hit_rate: v.nullable(share) })),
    'How many earlier calls could be checked four weeks later, and the share of them that still stood.',
  ),
  reason: emptyReason,
}

export const rankedExample: v.InferOutput<typeof rankedTopic> = {
  rank: 1,
  topic: 'rag',
  name: 'Retrieval-augmented generation',
  group: 'language',
  ...trendExample,
  items: [{ id: 'huggingface-papers:2506.00001', title: 'Small retrieval for large models', upvotes: 57 }],
}

export const rankedMetaExample = {
  day: '2025-06-10',
  taxonomy: '2026-11',
  track_record: { calls: 40, hit_rate: 0.8 },
}

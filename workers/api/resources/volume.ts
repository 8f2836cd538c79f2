import * as v from 'valibot'
import { about, count, emptyReason, share, sourceId } from './fields.ts'
import { coverage, period, provisional } from './series-point.ts'

const upvotesAt = about(v.nullable(count), 'Votes at that age of the items known then; null when none is.')
const knownAt = about(count, 'Of how many items.')

/** What a source listed in one period. */
export const volumePoint = v.strictObject({
  ...period,
  items: about(v.nullable(count), 'Items listed, each on every day on which it stood there; null in a gap.'),
  upvotes: about(
    v.nullable(count),
    'Their upvotes when their days were closed, of an open day those of what still stands there; null in a gap.',
  ),
  upvotes_at_8h: upvotesAt,
  known_at_8h: knownAt,
  upvotes_at_24h: upvotesAt,
  known_at_24h: knownAt,
  upvotes_at_168h: upvotesAt,
  known_at_168h: knownAt,
  coverage,
  provisional,
})

export const volumeMeta = {
  source: sourceId,
  interval: v.picklist(['day', 'week', 'month']),
  unit: about(v.string(), 'What the upvotes are called.'),
  coverage: about(share, 'That of all periods together.'),
  reason: emptyReason,
}

export const volumeExample: v.InferOutput<typeof volumePoint> = {
  period: '2025-06-10',
  from: '2025-06-10',
  to: '2025-06-10',
  items: 48,
  upvotes: 961,
  upvotes_at_8h: 322,
  known_at_8h: 41,
  upvotes_at_24h: 704,
  known_at_24h: 48,
  upvotes_at_168h: 1310,
  known_at_168h: 48,
  coverage: 1,
  provisional: false,
}

export const volumeMetaExample = {
  source: 'huggingface-papers',
  interval: 'day' as const,
  unit: 'upvotes',
  coverage: 1,
}

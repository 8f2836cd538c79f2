import * as v from 'valibot'
import { about, count, day, nextCursor, time, topicId } from './fields.ts'
import { itemFacts, itemFactsExample } from './item-facts.ts'

/** An item of a month, with everything about it. */
export const exportedItem = v.strictObject({
  ...itemFacts,
  day: about(day, 'The first day of the month on whose listing it stood.'),
  rank: about(count, 'Its place there.'),
  upvotes: about(count, 'The last count until 22 days after the month.'),
  topics: about(v.nullable(v.array(topicId)), 'What it mentions; null while it waits to be looked through.'),
  about: about(v.nullable(v.array(topicId)), 'Those of them that it is really about.'),
  observed_at: about(
    v.array(time),
    'When the count was seen to differ from the one before; thinned out as the points of `/items/{id}/upvotes` are.',
  ),
  observed_upvotes: about(v.array(count), 'The count at each of these times.'),
  observed_runs: about(v.array(count), 'The run that saw it.'),
})

export const exportedItemExample: v.InferOutput<typeof exportedItem> = {
  ...itemFactsExample,
  day: '2025-06-10',
  rank: 3,
  upvotes: 57,
  topics: ['rag', 'agents'],
  about: ['rag'],
  observed_at: ['2025-06-10T02:00:00Z', '2025-06-10T11:00:00Z'],
  observed_upvotes: [12, 57],
  observed_runs: [4702, 4711],
}

export const exportMeta = {
  next: nextCursor,
  settled: about(v.boolean(), 'Whether nothing of the month can change any more.'),
}

export const exportMetaExample = { next: null, settled: true }

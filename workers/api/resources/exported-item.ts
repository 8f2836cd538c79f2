import * as v from 'valibot'
import { about, count, day, itemId, nextCursor, sourceId, time, topicId } from './fields.ts'

/** An item of a month, with everything about it. */
export const exportedItem = v.strictObject({
  id: itemId,
  source: sourceId,
  day: about(day, 'The first day of the month on whose listing it stood.'),
  rank: about(count, 'Its place there.'),
  title: v.string(),
  summary: about(v.nullable(v.string()), 'The abstract of a paper, the description of a repository.'),
  url: about(v.nullable(v.pipe(v.string(), v.url())), 'Its page at the source.'),
  authors: about(v.array(v.string()), 'At most the first 50.'),
  author_count: about(v.nullable(count), 'How many there are; null where the source does not say.'),
  organization: about(v.nullable(v.string()), 'Who stands behind it, where the source says so.'),
  organization_id: about(v.nullable(v.string()), "The source's own name for the organisation."),
  published_at: about(v.nullable(time), 'When it was published; null for repositories.'),
  first_seen_at: about(time, 'When it was first seen on a listing.'),
  upvotes: about(count, 'The last count until 22 days after the month.'),
  unit: about(v.string(), 'What the upvotes are called: upvotes, stars.'),
  topics: about(v.nullable(v.array(topicId)), 'What it mentions; null while it waits to be looked through.'),
  about: about(v.nullable(v.array(topicId)), 'Those of them that it is really about.'),
  observed_at: about(v.array(time), 'When the count was seen to differ from the one before.'),
  observed_upvotes: about(v.array(count), 'The count at each of these times.'),
  observed_runs: about(v.array(count), 'The run that saw it.'),
  details: about(
    v.record(v.string(), v.union([v.string(), v.number(), v.array(v.string())])),
    'What else the source tells.',
  ),
})

export const exportedItemExample: v.InferOutput<typeof exportedItem> = {
  id: 'huggingface-papers:2506.00001',
  source: 'huggingface-papers',
  day: '2025-06-10',
  rank: 3,
  title: 'Small retrieval for large models',
  summary: 'We show how a small retriever serves a large model.',
  url: 'https://huggingface.co/papers/2506.00001',
  authors: ['Ada Example', 'Ben Example'],
  author_count: 2,
  organization: 'Example Lab',
  organization_id: 'example-lab',
  published_at: '2025-06-09T17:00:00Z',
  first_seen_at: '2025-06-10T02:00:00Z',
  upvotes: 57,
  unit: 'upvotes',
  topics: ['rag', 'agents'],
  about: ['rag'],
  observed_at: ['2025-06-10T02:00:00Z', '2025-06-10T11:00:00Z'],
  observed_upvotes: [12, 57],
  observed_runs: [4702, 4711],
  details: { github_repo: 'example/retrieval' },
}

export const exportMeta = {
  next: nextCursor,
  settled: about(v.boolean(), 'Whether nothing of the month can change any more.'),
}

export const exportMetaExample = { next: null, settled: true }

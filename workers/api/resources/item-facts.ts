import * as v from 'valibot'
import { about, count, itemId, sourceId, time } from './fields.ts'

/** What is said of an item wherever it is shown; see `present-facts.ts`. */
export const itemFacts = {
  id: itemId,
  source: sourceId,
  title: v.string(),
  summary: about(v.nullable(v.string()), 'The abstract of a paper, the description of a repository.'),
  url: about(v.nullable(v.pipe(v.string(), v.url())), 'Its page at the source.'),
  authors: about(v.array(v.string()), 'At most the first 50.'),
  author_count: about(v.nullable(count), 'How many there are; null where the source does not say.'),
  organization: about(v.nullable(v.string()), 'Who stands behind it, where the source says so.'),
  organization_id: about(v.nullable(v.string()), "The source's own name for the organisation."),
  published_at: about(v.nullable(time), 'When it was published; null for repositories.'),
  first_seen_at: about(time, 'When it was first seen on a listing.'),
  unit: about(v.string(), 'What the upvotes are called: upvotes, stars.'),
  details: about(
    v.record(v.string(), v.union([v.string(), v.number(), v.array(v.string())])),
    'What else the source tells: the language of a repository, the code of a paper.',
  ),
}

export const itemFactsExample = {
  id: 'huggingface-papers:2506.00001',
  source: 'huggingface-papers',
  title: 'Small retrieval for large models',
  summary: 'We show how a small retriever serves a large model.',
  url: 'https://huggingface.co/papers/2506.00001',
  authors: ['Ada Example', 'Ben Example'],
  author_count: 2,
  organization: 'Example Lab',
  organization_id: 'example-lab',
  published_at: '2025-06-09T17:00:00Z',
  first_seen_at: '2025-06-10T02:00:00Z',
  unit: 'upvotes',
  details: { github_repo: 'example-lab/retriever' },
}

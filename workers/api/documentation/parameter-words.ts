/** What a parameter means, and a value to try. */
export interface ParameterWords {
  description: string
  example?: string | number
}

const WORDS: Record<string, ParameterWords> = {
  source: { description: 'Only this source.', example: 'huggingface-papers' },
  day: { description: 'A UTC calendar day.', example: '2025-06-10' },
  from: { description: 'The first UTC calendar day.', example: '2025-06-01' },
  to: { description: 'The last UTC calendar day.', example: '2025-06-10' },
  as_of: { description: 'Answer as one would have on this UTC day.', example: '2025-06-10' },
  limit: { description: 'The most rows of one answer.', example: 50 },
  cursor: { description: '`meta.next` of the page before, as it was given; everything else stays the same.' },
  sort: {
    description:
      'The order. To fetch everything page by page, use `first_seen`: rising votes move nothing in it.',
  },
  interval: { description: 'How long a period is.' },
  status: { description: 'Only runs that ended so.' },
  topic: { description: 'Only items of this topic: an id of `/topics`.', example: 'rag' },
  topics: { description: 'Ids of `/topics`, one to five, separated by commas.', example: 'rag,llm-agents' },
  group: { description: 'Only topics of this group: an id of `meta.groups` of `/topics`.' },
  organization: { description: 'Only items of this organisation, by its id.', example: 'example-lab' },
  min_upvotes: { description: 'Only items with at least so many upvotes.', example: 10 },
  min_items: { description: 'Only topics with at least so many items in the last 28 days.', example: 5 },
  metric: { description: 'What is drawn.' },
  scale: { description: 'Numbers as they are, or with the highest as 100.' },
  q: {
    description: 'Words to find in titles and abstracts: all of them; phrases in double quotes.',
    example: 'retrieval agents',
  },
}

/** What the same name means where it means something of its own; `cursor` is the same everywhere. */
const OF_ONE: Record<string, Record<string, ParameterWords>> = {
  '/runs': {
    day: { description: 'Only runs for the listing of this day.', example: '2025-06-10' },
    from: { description: 'Only runs that took place on this day or later.', example: '2025-06-01' },
    to: { description: 'Only runs that took place on this day or earlier.', example: '2025-06-10' },
  },
  '/runs/{id}': { id: { description: 'The id of a run.', example: '1' } },
  '/items': { day: { description: 'One listing.', example: '2025-06-10' } },
  '/items/{id}': {
    id: {
      description: 'The id of an item. A slash in it may be written as it is.',
      example: 'huggingface-papers:2506.00001',
    },
  },
  '/trends/emerging': {
    min_items: {
      description: 'Only phrases with at least so many items in the last 28 days.',
      example: 5,
    },
  },
  '/topics': { source: { description: 'The source the numbers are about.', example: 'huggingface-papers' } },
  '/export/{source}/{month}': {
    source: { description: 'The id of a source.', example: 'huggingface-papers' },
    month: { description: 'A calendar month.', example: '2025-06' },
  },
  '/topics/{id}': { id: { description: 'The id of a topic.', example: 'rag' } },
}
OF_ONE['/items/{id}/upvotes'] = OF_ONE['/items/{id}'] ?? {}

/** What a parameter of an endpoint means; `undefined` when nobody has said it. */
export const wordsOf = (path: string, name: string): ParameterWords | undefined =>
  OF_ONE[path]?.[name] ?? WORDS[name]

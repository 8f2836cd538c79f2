import * as v from 'valibot'
import { about, count, day, nextCursor, share, time, topicId } from './fields.ts'
import { itemFacts, itemFactsExample } from './item-facts.ts'
import { momentum, momentumExample } from './momentum.ts'

const fields = {
  ...itemFacts,
  changed_at: about(time, 'When anything about it last changed.'),
  upvotes: about(count, 'The newest count, in the unit of its source.'),
  ...momentum,
  comments: about(v.nullable(count), 'Null where the source does not say.'),
  rank: about(v.optional(count), 'Its place in the listing; only when one `day` was asked for.'),
}

/** A paper or a repository in a list. */
export const item = v.strictObject({
  ...fields,
  topics: about(v.nullable(v.array(topicId)), 'What it is about; null while it waits to be looked through.'),
})

const evidence = v.strictObject({
  alias: about(v.string(), 'The alias of the topic that was found.'),
  where: v.picklist(['title', 'summary']),
  count: about(count, 'How often.'),
  text: about(v.string(), 'The words, as they stand there.'),
})

/** One of them, with everything. */
export const itemInFull = v.strictObject({
  ...fields,
  topics: about(
    v.nullable(
      v.array(
        v.strictObject({
          topic: topicId,
          name: v.string(),
          strength: about(
            v.picklist(['about', 'mention']),
            '`about`: in the title, or at least twice in the summary.',
          ),
          evidence: about(
            v.nullable(v.array(evidence)),
            'Null while a newer version of the topic list is being counted with.',
          ),
        }),
      ),
    ),
    'Null while it waits to be looked through.',
  ),
  listings: about(
    v.array(
      v.strictObject({
        day,
        rank: about(v.nullable(count), 'Its place at the last look.'),
        first_seen_at: time,
        left_at: about(v.nullable(time), 'When it was no longer there.'),
        url: about(v.nullable(v.string()), 'The listing at the source.'),
      }),
    ),
    'The listings on which it stood.',
  ),
})

export const itemsMeta = {
  coverage: about(
    v.optional(share),
    'Of a `day` without items: the share of the sources whose listing of it was seen to its end.',
  ),
  reason: about(v.optional(v.string()), 'Why a `day` has no items.'),
  next: nextCursor,
}

const common = {
  ...itemFactsExample,
  changed_at: '2025-06-10T11:00:00Z',
  upvotes: 57,
  ...momentumExample,
  comments: 2,
}

export const itemExample: v.InferOutput<typeof item> = { ...common, topics: ['rag'], rank: 1 }

export const itemInFullExample: v.InferOutput<typeof itemInFull> = {
  ...common,
  topics: [
    {
      topic: 'rag',
      name: 'Retrieval-augmented generation',
      strength: 'mention',
      evidence: [{ alias: 'retriever', where: 'summary', count: 1, text: 'retriever' }],
    },
  ],
  listings: [
    {
      day: '2025-06-10',
      rank: 1,
      first_seen_at: '2025-06-10T02:00:00Z',
      left_at: null,
      url: 'https://huggingface.co/papers/date/2025-06-10',
    },
  ],
}

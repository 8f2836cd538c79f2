import * as v from 'valibot'
import { about, count, time } from './fields.ts'

/** A row of a listing that somebody brings along. What it says no more of than `null` is left as it is known. */
export const broughtItem = v.object({
  external_id: about(v.string(), 'The id that the source itself uses.'),
  title: about(v.string(), 'Cut off after 300 characters.'),
  summary: about(v.optional(v.nullable(v.string())), 'Cut off after 5,000 characters.'),
  authors: about(v.optional(v.nullable(v.array(v.string()))), 'The first 50 are kept.'),
  author_count: about(v.optional(v.nullable(count)), 'All of them; without it, as many as are named.'),
  organization: about(
    v.optional(v.nullable(v.object({ id: v.optional(v.nullable(v.string())), name: v.string() }))),
    'Who stands behind it.',
  ),
  published_at: about(
    v.optional(v.nullable(v.union([time, count]))),
    'When it was published: a time, or milliseconds since 1970.',
  ),
  upvotes: about(count, 'What it was approved by, in the unit of the source, at that time.'),
  comments: about(v.optional(v.nullable(count)), 'How often it was commented on.'),
  details: about(v.optional(v.object({})), 'Further facts; only those that the source declares are kept.'),
  rank: about(v.optional(count), 'Its place in the listing, from 1; without it, its place in this list.'),
})

export const broughtItemExample: v.InferOutput<typeof broughtItem> = {
  external_id: '2506.08007',
  title: 'Towards agents that plan',
  upvotes: 57,
  rank: 3,
}

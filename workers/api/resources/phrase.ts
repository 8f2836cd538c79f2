import * as v from 'valibot'
import { about, count, itemId, positive, share } from './fields.ts'

/** A phrase that is coming up, in its place. */
export const phrase = v.strictObject({
  rank: about(count, 'From 1, the surest first.'),
  phrase: about(v.string(), 'Its words in lower case and in the singular: what it is counted by.'),
  name: about(v.string(), 'As one of its items writes it.'),
  flag: about(v.picklist(['new', 'rising']), 'New with at most two items in the 182 days.'),
  share: about(share, 'Its share of the items listed in the last 28 days.'),
  lift: about(positive, 'The estimated share against the one of the baseline.'),
  lo: about(positive, 'The lower end of the 80% interval of the lift.'),
  hi: about(positive, 'The upper end.'),
  p_rise: about(share, 'How probable it is that the share is above that of the baseline.'),
  k28: about(count, 'Items about it in the last 28 days.'),
  n28: about(count, 'Items listed in the last 28 days.'),
  k182: about(count, 'Items about it in the 182 days before those.'),
  n182: about(count, 'Items listed in those.'),
  expected: about(positive, 'How many of the `n28` would be expected after the 182 days.'),
  in_title: about(count, 'How many of the `k28` have it in the title.'),
  sentence: about(v.string(), 'The same in words.'),
  nested: about(v.array(v.string()), 'Shorter phrases that come with it.'),
  items: about(
    v.array(v.strictObject({ id: itemId, title: v.string(), upvotes: count })),
    'Some of the items behind it; none when asked about an earlier day.',
  ),
})

export const phraseExample: v.InferOutput<typeof phrase> = {
  rank: 1,
  phrase: 'glacier token',
  name: 'Glacier Tokens',
  flag: 'new',
  share: 0.017073,
  lift: 19.4,
  lo: 5.2,
  hi: 72.5,
  p_rise: 0.998,
  k28: 7,
  n28: 410,
  k182: 0,
  n182: 2730,
  expected: 0.1,
  in_title: 4,
  sentence: 'New: 7 of 410 papers in 28 days; 0.1 expected; x19 (80%: 5.2-72); P(rise) over 99%',
  nested: [],
  items: [{ id: 'huggingface-papers:2506.00001', title: 'Glacier Tokens for Long Videos', upvotes: 57 }],
}

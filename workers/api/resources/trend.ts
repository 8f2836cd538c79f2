import * as v from 'valibot'
import { about, count, positive, share } from './fields.ts'

const ratio = v.nullable(positive)

/** What can be said of a topic now. */
export const trend = {
  flag: about(
    v.nullable(v.picklist(['new', 'rising', 'falling', 'steady'])),
    'Null when too little was listed to tell.',
  ),
  share: about(share, 'The estimated share of the listed items that are about the topic.'),
  lift: about(ratio, 'That share against the one of the baseline.'),
  lo: about(ratio, 'The lower end of the 80% interval of the lift.'),
  hi: about(ratio, 'The upper end.'),
  p_rise: about(v.nullable(share), 'How probable it is that the share is above that of the baseline.'),
  k28: about(count, 'Items about the topic in the last 28 days.'),
  n28: about(count, 'Items listed in the last 28 days.'),
  k182: about(count, 'Items about the topic in the 182 days before those.'),
  n182: about(count, 'Items listed in those.'),
  expected: about(v.nullable(positive), 'How many of the `n28` would be expected after the 182 days.'),
  change_28d: about(ratio, 'The share now against the share 28 days ago.'),
  change_28d_lo: about(ratio, 'The lower end of its 80% interval.'),
  change_28d_hi: about(ratio, 'The upper end.'),
  sentence: about(v.string(), 'The same in words.'),
}

export const trendExample = {
  flag: 'rising' as const,
  share: 0.0293,
  lift: 2.1,
  lo: 1.5,
  hi: 2.9,
  p_rise: 0.998,
  k28: 12,
  n28: 410,
  k182: 34,
  n182: 2730,
  expected: 5.1,
  change_28d: 1.4,
  change_28d_lo: 1.1,
  change_28d_hi: 1.8,
  sentence: '12 of 410 papers in 28 days; 5.1 expected from the six months before; x2.1 (1.5-2.9)',
}

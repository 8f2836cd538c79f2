import * as v from 'valibot'
import { oneOf, source, wholeNumber } from '../api/parameters.ts'
import { DIGEST_INTERVALS } from '../digest/period.ts'

/** What can be asked of every feed. */
export const feedQuery = v.strictObject({
  source: v.optional(source),
  min_upvotes: v.optional(wholeNumber(0, 10_000_000), '0'),
})

/** And of the feed of digests: those of days, or of weeks. */
export const digestFeedQuery = v.strictObject({
  ...feedQuery.entries,
  period: v.optional(oneOf(DIGEST_INTERVALS), 'day'),
})

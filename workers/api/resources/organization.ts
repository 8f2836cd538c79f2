import * as v from 'valibot'
import { about, count, day, emptyReason, nextCursor, share, sourceId } from './fields.ts'

/** An organisation in some days. */
export const organization = v.strictObject({
  id: about(v.nullable(v.string()), 'As the source itself calls it; null where it does not say.'),
  name: about(v.nullable(v.string()), '`unknown` for the items that name nobody.'),
  items: about(count, 'Its items in these days.'),
  share: about(v.nullable(share), 'Their share of all items of these days; null when there are none.'),
  upvotes: about(count, 'Their upvotes when the days were closed, of an open day when it was last counted.'),
})

export const organizationsMeta = {
  source: sourceId,
  from: about(day, 'The first day that was added up.'),
  to: about(day, 'The last day that was added up.'),
  items: about(count, 'All items of these days.'),
  organizations: about(count, 'How many organisations there are on all pages.'),
  coverage: about(share, 'The share of these days whose listing was seen to its end.'),
  provisional: about(v.boolean(), 'Whether some of these days can still change.'),
  reason: emptyReason,
  next: nextCursor,
}

export const organizationsExample: v.InferOutput<typeof organization>[] = [
  { id: null, name: 'unknown', items: 190, share: 0.463415, upvotes: 3120 },
  { id: 'example-lab', name: 'Example Lab', items: 24, share: 0.058537, upvotes: 812 },
]

export const organizationsMetaExample = {
  source: 'huggingface-papers',
  from: '2025-05-14',
  to: '2025-06-10',
  items: 410,
  organizations: 131,
  coverage: 0.929,
  provisional: true,
  next: 'WyJvcmdhbml6YXRpb25zIGh1Z2dpbmdmYWNlLXBhcGVycyAyMDI1LTA1LTE0IDIwMjUtMDYtMTAiLDI0LDgxMiwiZXhhbXBsZS1sYWIiXQ',
}

import * as v from 'valibot'
import { about, count, time } from './fields.ts'
import { forecast, forecastExample } from './momentum.ts'

/** An item's upvotes at one moment. */
export const upvotePoint = v.strictObject({
  observed_at: time,
  upvotes: count,
  run_id: about(v.nullable(count), 'The run that saw them; the ledger keeps it for 90 days.'),
})

/** What stands beside the points. */
export const upvotesMeta = {
  unit: about(v.string(), 'What the upvotes are called.'),
  looked_at: about(v.nullable(time), 'Until when the last point is known to hold.'),
  gaps: about(
    v.array(v.tuple([time, time, v.string()])),
    'From, to and reason of each time in which the count is not known.',
  ),
  forecast,
  typical: about(
    v.array(v.tuple([v.number(), v.number(), count])),
    'How votes usually come: ages in hours since 00:00 UTC of the listing day, the median count of the items of the last 28 ' +
      'days at that age, and how many items those are. Empty where counts can not be compared.',
  ),
}

export const upvotesExample: v.InferOutput<typeof upvotePoint>[] = [
  { observed_at: '2025-06-10T02:00:00Z', upvotes: 3, run_id: 4702 },
  { observed_at: '2025-06-10T11:00:00Z', upvotes: 57, run_id: 4711 },
]

export const upvotesMetaExample = {
  unit: 'upvotes',
  looked_at: '2025-06-10T11:00:00Z',
  gaps: [
    ['2025-06-10T05:00:00Z', '2025-06-10T07:00:00Z', 'the site answered 503'] as [string, string, string],
  ],
  forecast: forecastExample,
  typical: [
    [8, 6, 1203],
    [24, 14, 1187],
  ] as [number, number, number][],
}

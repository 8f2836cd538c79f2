import * as v from 'valibot'
import { about, count, positive, share } from './fields.ts'

/** The votes an item is expected to end with. */
export const forecast = about(
  v.strictObject({
    final: about(
      v.nullable(count),
      'The votes expected at `horizon_hours`, never fewer than now; null with a `reason`.',
    ),
    lo: about(v.nullable(count), 'The lower end of the 80% interval.'),
    hi: about(v.nullable(count), 'The upper end.'),
    age_hours: about(
      v.nullable(v.number()),
      'Hours since the item’s first listing day began, when it was last seen.',
    ),
    basis: about(
      v.nullable(v.picklist(['settled', 'recorded'])),
      '`settled`: learned from items of this deployment. `recorded`: constants that come with Uptrend, until 300 items have settled here.',
    ),
    horizon_hours: about(
      v.nullable(positive),
      'The age whose votes are forecast: 504 h, when collecting ends; with constants 26 h.',
    ),
    items: about(v.nullable(count), 'How many items it was learned from.'),
    reason: about(v.nullable(v.string()), 'Why there is no forecast; null when there is one.'),
  }),
  'The votes the item is expected to end with.',
)

/** How an item is doing. */
export const momentum = {
  age_hours: about(v.nullable(v.number()), 'Hours since its first listing day began, when it was last seen.'),
  velocity: about(
    v.nullable(positive),
    'Votes an hour between the last two looks, pulled towards what is typical at its age. Lost votes count as none.',
  ),
  acceleration: about(v.nullable(v.number()), 'Votes an hour, per hour; from three looks on.'),
  heat: about(
    v.nullable(share),
    'The share of the items of the last 28 days that had fewer votes at the same age, ties counted half.',
  ),
  forecast,
  missing: about(
    v.record(v.string(), v.string()),
    'Why each of velocity, acceleration, heat and forecast that is null is not known.',
  ),
}

export const forecastExample: v.InferOutput<typeof forecast> = {
  final: 96,
  lo: 71,
  hi: 140,
  age_hours: 11.083,
  basis: 'recorded',
  horizon_hours: 26,
  items: 2423,
  reason: null,
}

export const momentumExample = {
  age_hours: 11.083,
  velocity: 7.25,
  acceleration: -0.5,
  heat: 0.91,
  forecast: forecastExample,
  missing: {},
}

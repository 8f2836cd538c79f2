import * as v from 'valibot'
import { addDays, dayOf } from '../../days.ts'
import { sourceById } from '../../sources/index.ts'
import { volumeBetween } from '../../store/load-volume.ts'
import { meanCoverage } from '../../trends/series-rows.ts'
import { VOLUME_AGES, type VolumePoint, volumePoints } from '../../trends/volume-points.ts'
import { operation } from '../operation.ts'
import { day, oneOf, source } from '../parameters.ts'
import { beginningOf, nothingListedBy, rangeOf } from '../series-range.ts'

export const volume = operation({
  path: '/trends/volume',
  summary: 'What a source lists over time',
  query: v.strictObject({
    source: v.optional(source, 'huggingface-papers'),
    interval: v.optional(oneOf(['day', 'week', 'month']), 'day'),
    from: v.optional(day),
    to: v.optional(day),
  }),
  columns: [
    'period',
    'from',
    'to',
    'items',
    'upvotes',
    ...VOLUME_AGES.flatMap((age) => [`upvotes_at_${age}h`, `known_at_${age}h`]),
    'coverage',
    'provisional',
  ],
  changesWith: 'data',
  async handle({ query, env, now }) {
    const { interval } = query
    const asked = sourceById(query.source)
    const range = rangeOf(query, dayOf(now))
    const meta = { source: query.source, interval, unit: asked?.unit.many ?? 'upvotes' }
    const { days, firstDay } = await volumeBetween(env.DB, query.source, range.from, range.to)
    if (firstDay === null)
      return { data: [], meta: { ...meta, coverage: 0, reason: 'nothing has been listed yet' } }
    const from = beginningOf(query.from, range, firstDay)
    if (from > range.to) return { data: [], meta: { ...meta, coverage: 0, reason: nothingListedBy(range) } }
    // A day is closed 24 hours after it ends.
    const points = volumePoints(days, interval, { from, to: range.to }, addDays(dayOf(now), -2))
    const data = points.map((point) => row(point, asked?.votesSettle ?? false))
    return { data, meta: { ...meta, coverage: meanCoverage(points) } }
  },
})

/** Totals of stars at an age would say how large repositories are, not how a day went. */
function row({ ages, coverage, provisional, ...point }: VolumePoint, comparable: boolean) {
  const atAges = VOLUME_AGES.flatMap((age, i): [string, number | null][] => {
    const { upvotes = null, known = 0 } = (comparable ? ages[i] : undefined) ?? {}
    return [
      [`upvotes_at_${age}h`, upvotes],
      [`known_at_${age}h`, known],
    ]
  })
  return { ...point, ...Object.fromEntries(atAges), coverage, provisional }
}

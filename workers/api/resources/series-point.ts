import * as v from 'valibot'
import {
  about,
  count,
  day,
  emptyReason,
  positive,
  share,
  sourceId,
  taxonomyVersion,
  topicId,
} from './fields.ts'

/** The parts of a period that every series has. */
export const period = {
  period: about(v.string(), 'A day `2025-06-10`, a week `2025-W24`, a month `2025-06`.'),
  from: about(day, 'Its first day.'),
  to: about(day, 'Its last day.'),
}
export const coverage = about(share, 'The share of its days whose listing was seen to its end.')
export const provisional = about(v.boolean(), 'Whether it can still change.')

/** A topic in one period. */
export const seriesPoint = v.strictObject({
  topic: topicId,
  ...period,
  value: about(v.nullable(positive), 'What was asked for; null in a gap.'),
  lo: about(v.nullable(positive), 'The lower end of its 80% band; null for counts.'),
  hi: about(v.nullable(positive), 'The upper end.'),
  k: about(v.nullable(count), 'Items about the topic; null in a gap.'),
  n: about(count, 'Items listed; where entries stay for days, those that were new.'),
  coverage,
  provisional,
})

export const seriesMeta = {
  taxonomy: taxonomyVersion,
  source: sourceId,
  metric: v.picklist(['share', 'items', 'upvotes']),
  interval: v.picklist(['day', 'week', 'month']),
  scale: v.picklist(['absolute', 'index']),
  coverage: about(share, 'That of all periods together.'),
  reason: emptyReason,
}

export const seriesExample: v.InferOutput<typeof seriesPoint>[] = [
  {
    topic: 'rag',
    period: '2025-W23',
    from: '2025-06-02',
    to: '2025-06-08',
    value: 0.0293,
    lo: 0.0231,
    hi: 0.0368,
    k: 5,
    n: 171,
    coverage: 1,
    provisional: false,
  },
]

export const seriesMetaExample = {
  taxonomy: '2026-11',
  source: 'huggingface-papers',
  metric: 'share' as const,
  interval: 'week' as const,
  scale: 'absolute' as const,
  coverage: 1,
}

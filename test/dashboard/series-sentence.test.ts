import { expect, test } from 'vitest'
import type { SeriesData } from '../../dashboard/components/series-data.ts'
import { seriesSentence } from '../../dashboard/components/series-sentence.ts'
import { weeklyShare } from './weekly-share.ts'

/** Weeks from the first of 2026 on, of which the last is open. */
const weeks = (points: SeriesData['lines'][number]['points'], provisional: boolean): SeriesData => ({
  ...weeklyShare,
  periods: points.map((_, i) => [
    `2026-W0${i + 1}`,
    '2026-01-01',
    '2026-01-07',
    40,
    1,
    provisional && i === points.length - 1,
  ]),
  lines: [{ id: 'rag', name: 'RAG', points }],
})

test('a week of few papers is not called the highest for its value alone', () => {
  const noise: [number, number, number, number] = [0.075, 0.022, 0.19, 3]
  expect(
    seriesSentence(
      weeks([noise, [0.06, 0.045, 0.08, 30], [0.05, 0.04, 0.063, 25], [null, null, null, null]], true),
    ),
  ).toBe(
    'RAG: 5.00% (80%: 4.00% to 6.30%) as estimated share of papers at the end of 2026-W03; by its lower end the highest week was 2026-W02 with 6.00% (80%: 4.50% to 8.00%).',
  )
  expect(seriesSentence(weeks([noise, [0.05, 0.04, 0.063, 25]], true))).toBe(
    'RAG: 5.00% (80%: 4.00% to 6.30%, provisional) as estimated share of papers in 2026-W02 so far, by its lower end the highest week shown.',
  )
})

test('a day on which nothing has been listed yet is no gap in what was collected', () => {
  const one = weeks(
    [
      [0.06, 0.045, 0.08, 30],
      [null, null, null, null],
      [null, null, null, null],
    ],
    true,
  )
  type Gap = SeriesData['gaps'][number]
  const missed: Gap = [Date.parse('2026-01-01'), Date.parse('2026-01-08'), 'no listing was collected']
  const yet: Gap = [Date.parse('2026-01-08'), Date.parse('2026-01-15'), 'nothing has been listed yet']
  expect(seriesSentence({ ...one, gaps: [yet] })).not.toContain('gap')
  expect(seriesSentence({ ...one, gaps: [missed, yet] })).toMatch(/ 1 gap in which nothing was collected\.$/)
  const nothing = weeks([[null, null, null, null]], true)
  expect(seriesSentence({ ...nothing, gaps: [yet] })).toBe('Nothing has been listed yet in these days.')
  expect(seriesSentence({ ...nothing, gaps: [missed] })).toBe('Nothing was seen in these days.')
})

import { MINUTE } from '../../workers/days.ts'
import { NOW } from './now.ts'
import type { Scenario } from './scenarios.ts'

/** Counting and following, and what is read of it, over 250 days of 50 papers. */
export function trendScenarios(): Scenario[] {
  const later = NOW + 600 * MINUTE
  return [
    {
      name: 'count topics, phrases and organisations of 14 days',
      path: '/__tick',
      limit: 10,
      until: { from: NOW, job: 'count-topics' },
      expect: '"counted":14',
    },
    {
      name: 'follow a week, with what is emerging at its end',
      path: '/__tick',
      limit: 10,
      until: { from: NOW + 60 * MINUTE, job: 'follow-topics' },
      expect: '"followed":',
    },
    ...['/trends/emerging', '/trends/emerging.csv', '/organizations', '/organizations?from=2026-08-25'].map(
      (path, i) => ({
        name: `/api/v1${path}`,
        path: `/api/v1${path}`,
        limit: 10,
        ...(i === 0 ? { before: Array.from({ length: 20 }, (_, n) => later + n * MINUTE) } : {}),
      }),
    ),
  ]
}

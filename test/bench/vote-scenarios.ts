import { DAY, dayOf, MINUTE } from '../../workers/days.ts'
import { NOW } from './now.ts'
import type { Scenario } from './scenarios.ts'

/** What is found out about votes and learned from them, and what is read of it, over 45 days of 50 papers. */
export function voteScenarios(): Scenario[] {
  const day = dayOf(NOW - DAY)
  const paper = `huggingface-papers:${day.slice(2, 4)}${day.slice(5, 7)}.${day.slice(8)}040`
  return [
    {
      name: 'votes of closed days at the ladder ages',
      path: '/__tick',
      limit: 10,
      until: { from: NOW, job: 'age-listing' },
      expect: '"kind":"age-listing"',
    },
    {
      name: 'learn from the votes of a settled day',
      path: '/__tick',
      limit: 10,
      until: { from: NOW + 60 * MINUTE, job: 'learn-votes' },
      expect: '"kind":"learn-votes"',
    },
    ...[
      '/api/v1/items?sort=velocity',
      '/api/v1/items?sort=heat&limit=200',
      `/api/v1/items?day=${day}`,
      '/api/v1/items?sort=first_seen&limit=200',
      `/api/v1/items/${paper}`,
      `/items/${paper}`,
      '/api/v1/trends/volume',
      '/api/v1/trends/volume.csv?interval=week',
    ].map((path) => ({ name: path.replace(day, 'DAY').replace(paper, 'ID'), path, limit: 10 })),
  ]
}

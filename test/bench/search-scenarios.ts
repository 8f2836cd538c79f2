import { DAY, HOUR } from '../../workers/days.ts'
import { NOW } from './now.ts'
import type { Scenario } from './scenarios.ts'

/** What makes items found by their words. */
export function wordScenarios(): Scenario[] {
  return [
    {
      name: 'sort the words of 96 items',
      path: '/__tick',
      limit: 10,
      until: { from: NOW, job: 'sort-words' },
      expect: '"sorted":96',
    },
    {
      name: 'note the words of 24 items',
      path: '/__tick',
      limit: 10,
      until: { from: NOW + HOUR, job: 'note-words' },
      expect: '"noted":24',
    },
  ]
}

/** Searches, exports and feeds over three years of history. */
export function searchScenarios(): Scenario[] {
  const month = new Date(NOW - 90 * DAY).toISOString().slice(0, 7)
  return [
    '/api/v1/items?q=study',
    '/api/v1/items?q=study+change+number',
    '/api/v1/items?q=%22study+of+change%22&source=huggingface-papers',
    '/api/v1/items?q=nothing+like+it',
    `/api/v1/export/huggingface-papers/${month}.ndjson`,
    `/api/v1/export/huggingface-papers/${month}.csv`,
    '/feeds/daily.xml',
    '/feeds/daily.json?source=github-trending&min_upvotes=100',
    '/feeds/rising.xml',
    '/feeds/topics/rag.xml',
  ].map((path) => ({ name: path.replace(month, 'MONTH'), path, limit: 10 }))
}

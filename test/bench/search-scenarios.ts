import { DAY } from '../../workers/days.ts'
import { NOW } from './now.ts'
import type { Scenario } from './scenarios.ts'

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

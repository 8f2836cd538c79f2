import { DAY } from '../../workers/days.ts'
import { NOW } from './now.ts'
import type { Scenario } from './scenarios.ts'

/** Every address people and programs read, over three years of history. */
export function readScenarios(): Scenario[] {
  const day = new Date(NOW - 3 * DAY).toISOString().slice(0, 10)
  const paper = `huggingface-papers:${day.slice(2, 4)}${day.slice(5, 7)}.${day.slice(8)}001`
  return [
    '/api/v1/sources',
    '/api/v1/health',
    '/api/v1/runs',
    '/api/v1/runs?source=github-trending',
    '/api/v1/runs/1',
    '/api/v1/items',
    '/api/v1/items.csv',
    `/api/v1/items?source=huggingface-papers&day=${day}`,
    '/api/v1/items?sort=first_seen',
    '/api/v1/items?sort=published',
    '/api/v1/items?min_upvotes=100&source=github-trending',
    `/api/v1/items/${paper}`,
    `/api/v1/items/${paper}/upvotes`,
    '/api/v1/items?limit=0',
    '/api/v1/items?topic=rag',
    '/api/v1/topics',
    '/api/v1/topics.csv',
    '/api/v1/topics/rag',
    '/api/v1/trends/rising',
    '/api/v1/trends/falling',
    '/api/v1/trends/topics?topics=rag,llm-agents,gui-agents,multi-agent,graph-rag',
    '/api/v1/trends/topics?topics=rag&interval=day',
    '/api/v1/trends/volume',
    '/api/v1/trends/emerging',
    '/api/v1/organizations',
    '/',
    '/topics',
    '/topics?source=github-trending&sort=name',
    '/topics/rag',
    '/topics/rag?range=all',
    '/topics/rag/preview.svg',
    '/compare?topics=rag,llm-agents,gui-agents',
    '/items',
    '/items?q=study',
    `/items/${paper}`,
    '/organizations',
    `/listings?day=${day}`,
    '/runs/1',
    '/health',
    '/data',
    '/nothing-here',
    '/?embed=1',
    '/topics/rag?embed=1',
    '/compare?topics=rag,llm-agents,gui-agents&embed=1',
    `/items/${paper}?embed=1`,
    '/organizations?embed=1',
  ].map((path) => ({ name: path.replace(day, 'DAY').replace(paper, 'ID'), path, limit: 10 }))
}

/** What a reader who has the answer already is told: that it is still right. */
export const unchangedScenarios = (): Scenario[] =>
  ['/api/v1/items', '/api/v1/topics', '/api/v1/trends/rising', '/feeds/daily.xml'].map((path) => ({
    name: `${path}, not modified`,
    path,
    isKnown: true,
    limit: 10,
  }))

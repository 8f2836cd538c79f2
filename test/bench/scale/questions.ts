import { addDays, dayOf } from '../../../workers/days.ts'
import { NOW } from '../now.ts'
import { entriesOf } from './entries.ts'
import { MADE_UP, scaleSources } from './watched.ts'

/**
 * Everything people and programs ask, by what is written in the table.
 *
 * @param back how many days the oldest history goes back
 */
export function questions(back: number): Map<string, string> {
  const today = dayOf(NOW)
  const day = addDays(today, -3)
  const month = addDays(today, -Math.min(90, back - 10)).slice(0, 7)
  const yearAgo = addDays(today, -(back - 15))
  const idOn = (source: number, on: string) => {
    const watched = scaleSources[source]
    const [entry] = watched === undefined ? [] : entriesOf(watched, on)
    return `${watched?.id}:${entry?.externalId}`
  }
  const names: [string, string][] = [
    ['DAY', day],
    ['MONTH', month],
    ['YEAR_AGO', yearAgo],
    ['QUARTER_AGO', addDays(today, -Math.min(85, back - 10))],
    ['PAPER', idOn(0, day)],
    ['OLD_PAPER', idOn(0, yearAgo)],
    ['REPOSITORY', idOn(1, day)],
    ['MADE_UP', (MADE_UP[0] ?? '').replaceAll(' ', '+')],
    ['ORGANIZATION', organizationOf(0)],
    ['OWNER', 'team-7'],
  ]
  const filled = (path: string) =>
    names.reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), path)
  return new Map(
    [...API.map((path) => `/api/v1${path}`), ...FEEDS, ...PAGES].map((path) => [path, filled(path)]),
  )
}

/** The organisation most papers are from. */
function organizationOf(source: number): string {
  const counts = new Map<string, number>()
  const [watched] = scaleSources.slice(source)
  for (let n = 2; n < 30 && watched !== undefined; n++)
    for (const { text } of entriesOf(watched, addDays(dayOf(NOW), -n)))
      if (text.organization !== null)
        counts.set(text.organization.id, (counts.get(text.organization.id) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? ''
}

const SORTS = ['upvotes', 'published', 'first_seen', 'velocity', 'heat']

const API = [
  '/sources',
  '/health',
  '/runs',
  '/runs?limit=200',
  '/runs?source=github-trending',
  '/runs?status=failed',
  '/runs?day={DAY}',
  '/runs?from={DAY}&to={DAY}',
  '/items',
  ...SORTS.map((sort) => `/items?sort=${sort}&limit=200`),
  ...SORTS.map((sort) => `/items?sort=${sort}&source=huggingface-papers`),
  '/items.csv?limit=200',
  '/items?day={DAY}',
  '/items?day={YEAR_AGO}&source=huggingface-papers',
  '/items?from={DAY}&to={DAY}&sort=first_seen',
  '/items?min_upvotes=100',
  '/items?min_upvotes=390&source=huggingface-papers',
  '/items?min_upvotes=390&sort=first_seen',
  '/items?organization={ORGANIZATION}',
  '/items?organization={ORGANIZATION}&sort=first_seen',
  '/items?organization={OWNER}',
  '/items?organization={OWNER}&source=github-trending&sort=first_seen',
  '/items?topic=rag',
  '/items?topic=rag&limit=200',
  '/items?topic=made-up-3',
  '/items?topic=rag&day={YEAR_AGO}',
  '/items?q=language+model',
  '/items?q=%22reinforcement+learning%22&limit=200',
  '/items?q={MADE_UP}',
  '/items?q=nothing+like+it+anywhere',
  '/items?q=agent&source=huggingface-papers',
  '/items?q=agent&topic=rag',
  '/items?q=agent&organization={ORGANIZATION}',
  '/items/{PAPER}',
  '/items/{OLD_PAPER}',
  '/items/{REPOSITORY}',
  '/items/{PAPER}/upvotes',
  '/items/{OLD_PAPER}/upvotes',
  '/export/huggingface-papers/{MONTH}.ndjson',
  '/export/huggingface-papers/{MONTH}.csv',
  '/topics',
  '/topics?source=github-trending',
  '/topics.csv',
  '/topics/rag',
  '/trends/rising',
  '/trends/rising?as_of={YEAR_AGO}',
  '/trends/falling',
  '/trends/emerging',
  '/trends/emerging?as_of={YEAR_AGO}',
  '/trends/topics?topics=rag',
  '/trends/topics?topics=rag,llm-agents,gui-agents,multi-agent,graph-rag',
  '/trends/topics?topics=rag&interval=day',
  '/trends/topics?topics=rag&interval=month',
  '/trends/topics?topics=rag&interval=month&from={YEAR_AGO}',
  '/trends/topics?topics=rag&interval=week&from={YEAR_AGO}',
  '/trends/volume',
  '/trends/volume?interval=week',
  '/trends/volume?interval=month&from={YEAR_AGO}',
  '/organizations',
  '/organizations?from={YEAR_AGO}&to={YEAR_AGO}',
  '/organizations?from={QUARTER_AGO}',
  '/organizations?source=github-trending',
]

const FEEDS = [
  '/feeds/daily.xml',
  '/feeds/rising.xml',
  '/feeds/topics/rag.xml',
  '/feeds/digest.xml',
  '/feeds/digest.json?period=week',
]

const PAGES = [
  '/',
  '/?source=github-trending',
  '/topics',
  '/topics?group=retrieval',
  '/topics/rag',
  '/topics/rag?range=1y',
  '/topics/rag?range=all',
  '/compare?topics=rag,llm-agents,gui-agents,multi-agent,graph-rag',
  '/items',
  '/items?q=agent',
  '/listings',
  '/listings?day={DAY}',
  '/items/{PAPER}',
  '/items/{OLD_PAPER}',
  '/organizations',
  '/digest',
  '/digest?period=week',
  '/data',
  '/health',
  '/topics/rag/preview.svg',
  '/?embed=1',
  '/topics/rag?embed=1',
  '/organizations?embed=1',
]

import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { jsonFeedErrors } from '../../feeds/json-feed.ts'
import type { ReadFeed } from '../../feeds/read-feed.ts'
import { type Asking, ask, type Json } from './app.ts'
import { value } from './database.ts'
import { PAPERS } from './times.ts'

/** A feed in both formats, each of them valid, saying the same. */
export async function feed(path: string, asking: Asking = {}): Promise<ReadFeed & { json: Json }> {
  const [name = '', query] = path.split('?')
  const address = (format: string) => `/feeds/${name}.${format}${query === undefined ? '' : `?${query}`}`
  const atom = await ask(address('xml'), asking)
  expect([atom.status, atom.headers.get('content-type')]).toEqual([
    200,
    'application/atom+xml; charset=utf-8',
  ])
  const answer = await env.ATOM_READER.fetch('http://reader', { method: 'POST', body: await atom.text() })
  const read = (await answer.json()) as ReadFeed
  expect(read.errors).toEqual([])

  const other = await ask(address('json'), asking)
  expect([other.status, other.headers.get('content-type')]).toEqual([
    200,
    'application/feed+json; charset=utf-8',
  ])
  const text = await other.text()
  expect(jsonFeedErrors(text)).toEqual([])
  const json = JSON.parse(text)
  const same = ({ id, title, updated, content, alternate }: ReadFeed['entries'][number]) => ({
    id,
    title,
    date_modified: updated,
    content_html: content,
    url: alternate,
  })
  expect(json.items).toMatchObject(read.entries.map(same))
  return { ...read, json }
}

/** The end of a week of papers at which these topics were called, by topic: what it was called, and its items. */
export async function seedWeek(
  week: string,
  lastDay: string,
  calls: Record<string, ['rising' | 'new' | 'falling', recent: number]>,
): Promise<void> {
  const ranking = {
    all: { recent: 400, baseline: 2400, meanShare: 0.01 },
    calls: Object.entries(calls).map(([topic, [flag, recent]]) => ({
      topic,
      flag,
      recent,
      baseline: 12,
      x: Math.log(recent / 400),
      p: 0.02,
      earlier: { x: -5, p: 0.05 },
    })),
  }
  const upvotes = Object.fromEntries(Object.entries(calls).map(([topic, [, recent]]) => [topic, 10 * recent]))
  await value(
    `INSERT INTO source_period (generation, source, period, last_day, items, complete_days, levels, upvotes, ranking, calls, hits)
     VALUES ((SELECT max(id) FROM generation), ?, ?, ?, 100, 7, '{}', ?, ?, 0, 0)`,
    PAPERS,
    week,
    lastDay,
    JSON.stringify(upvotes),
    JSON.stringify(ranking),
  )
}

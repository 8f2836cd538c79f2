import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { DAY } from '../../../workers/days.ts'
import { api, ask, askCounted, type Json, textOf } from '../helpers/app.ts'
import { counting } from '../helpers/counting.ts'
import { value } from '../helpers/database.ts'
import { paper, repository } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { begin, tagAll } from '../helpers/trends.ts'

const JUNE = `/export/${PAPERS}/2025-06`

/** All lines of an export, following the links from page to page. */
async function lines(path: string): Promise<Json[]> {
  const found: Json[] = []
  for (let next: string | undefined = `/api/v1${path}`; next !== undefined; ) {
    const response: Response = await ask(next)
    expect(response.status).toBe(200)
    const text = await textOf(response)
    found.push(
      ...text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    )
    next = /^<([^>]+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1]
  }
  return found
}

describe('a month', () => {
  beforeEach(async () => {
    const generation = await begin()
    await see(hour(2), [paper(1, 10, { title: 'RAG, again' }), paper(2, 3, { rank: 2 })])
    await see(hour(5), [paper(1, 15, { title: 'RAG, again' })])
    await see(hour(26), [paper(1, 20, { title: 'RAG, again', rank: 4 }), paper(3, 1)], { day: '2025-06-11' })
    await see(hour(24 * 25), [paper(9, 1)], { day: '2025-07-05' })
    await see(hour(3), [repository('owner/name', 500, 1)], { source: REPOSITORIES, whole: true })
    await tagAll(generation)
  })

  test('has its items once, on the first of their days, with topics and observations', async () => {
    const rows = await lines(`${JUNE}.ndjson`)
    expect(rows.map(({ id, day, rank }) => [id, day, rank])).toEqual([
      [`${PAPERS}:2506.00001`, '2025-06-10', 1],
      [`${PAPERS}:2506.00002`, '2025-06-10', 2],
      [`${PAPERS}:2506.00003`, '2025-06-11', 3],
    ])
    expect(rows[0]).toMatchObject({
      title: 'RAG, again',
      upvotes: 20,
      unit: 'upvotes',
      about: ['rag'],
      observed_at: ['2025-06-10T02:00:00Z', '2025-06-10T05:00:00Z', '2025-06-11T02:00:00Z'],
      observed_upvotes: [10, 15, 20],
      observed_runs: [1, 2, 3],
      details: { github_repo: 'owner-1/code' },
    })
  })

  test('says the same in every format', async () => {
    const rows = await lines(`${JUNE}.ndjson`)
    const { data, meta } = (await api(JUNE)).body
    expect(data).toEqual(rows)
    expect(meta).toMatchObject({ next: null, settled: false, version: expect.any(Number) })
    const csv = await (await ask(`/api/v1${JUNE}.csv`)).text()
    const [header = '', first = '', ...rest] = csv.trimEnd().split('\r\n')
    expect(header).toMatch(/^id,source,day,.*,summary$/)
    expect(rest).toHaveLength(2)
    expect(first).toContain('10; 15; 20')
    expect(first).toContain('2025-06-10T02:00:00Z; 2025-06-10T05:00:00Z')
  })

  test('has nothing observed more than 22 days after it', async () => {
    await see(hour(24 * 45), [paper(1, 900, { title: 'RAG, again' })], { day: '2025-07-25' })
    expect((await lines(`${JUNE}.ndjson`))[0]).toMatchObject({ upvotes: 20, observed_upvotes: [10, 15, 20] })
    const july = await lines(`/export/${PAPERS}/2025-07.ndjson`)
    expect(july.map(({ id, observed_upvotes }) => [id.slice(-5), observed_upvotes])).toEqual([
      ['00009', [1]],
      ['00001', [900]],
    ])
  })

  test('of another source is its own', async () => {
    expect((await lines(`/export/${REPOSITORIES}/2025-06.ndjson`)).map(({ title }) => title)).toEqual([
      'owner/name',
    ])
  })

  test.each(['', '.csv', '.ndjson'])('without listings is empty%s', async (format) => {
    const response = await ask(`/api/v1/export/${PAPERS}/2020-01${format}`)
    expect(response.status).toBe(200)
    const text = await textOf(response)
    if (format === '')
      expect(JSON.parse(text)).toMatchObject({ data: [], meta: { next: null, settled: false } })
    else expect(text.trimEnd().split('\r\n')[0]).toMatch(format === '.csv' ? /^id,/ : /^$/)
  })

  test('is never settled where entries come back with other words', async () => {
    await value(`UPDATE listing SET stage = 'thinned'`)
    const response = await ask(`/api/v1/export/${REPOSITORIES}/2025-06`, { now: Date.parse('2026-06-01') })
    expect(((await response.json()) as Json).meta.settled).toBe(false)
    expect(response.headers.get('cache-control')).not.toContain('immutable')
  })

  test('is settled once its days and those after it are thinned out, its items tagged and its votes at rest', async () => {
    const at = async (now: number) => {
      const response = await ask(`/api/v1${JUNE}`, { now })
      // What may be kept for how long stays as it was said with the answer.
      const tag = response.headers.get('etag') ?? ''
      const again = await ask(`/api/v1${JUNE}`, { now, headers: { 'if-none-match': tag } })
      expect([again.status, again.headers.get('cache-control')]).toEqual([304, null])
      const { meta } = (await response.json()) as Json
      return [meta.settled, response.headers.get('cache-control')?.includes('immutable')]
    }
    const late = Date.parse('2025-08-14')
    const done = (day: string) =>
      value(`UPDATE listing SET stage = 'thinned' WHERE source = '${PAPERS}' AND day < '${day}'`)
    expect(await at(late)).toEqual([false, false])
    await done('2025-07-01')
    // Papers of June may stand on listings of July, which are thinned out later.
    expect(await at(late)).toEqual([false, false])
    await done('2025-07-06')
    expect(await at(late)).toEqual([true, true])
    expect(await at(late - DAY)).toEqual([false, false])
    await see(hour(24 * 43), [paper(8, 1)], { day: '2025-07-23' })
    await tagAll(1)
    expect(await at(late)).toEqual([true, true])
    await see(hour(30), [paper(1, 20, { title: 'Another title' })], { day: '2025-06-11' })
    expect(await at(late)).toEqual([false, false])
  })
})

test.each([
  ['/export/hugging-face/2025-06', 404],
  [`/export/${PAPERS}/2025-6`, 404],
  [`/export/${PAPERS}/2025-13`, 404],
  [`/export/${PAPERS}/2025-06.xml`, 404],
  [`/export/${PAPERS}`, 404],
  [`${JUNE}?limit=151`, 400],
  [`${JUNE}?day=2025-06-10`, 400],
  [`${JUNE}?cursor=abc`, 400],
])('%s answers %i', async (path, status) => expect((await api(path)).status).toBe(status))

describe('a large month', () => {
  const DAYS = 5
  beforeEach(async () => {
    for (let i = 0; i < DAYS; i++)
      await see(
        hour(24 * i + 2),
        // A few stand on the next day's listing as well.
        Array.from({ length: 55 }, (_, k) => paper(50 * i + k + 1, k)),
        { day: `2025-06-${10 + i}` },
      )
  })

  test.each([7, 50, 99, 100])('comes in pages of %i, each item once', async (limit) => {
    const ids = (await lines(`${JUNE}.ndjson?limit=${limit}`)).map(({ id }) => id)
    expect(ids).toHaveLength(50 * DAYS + 5)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('has cursors of its own', async () => {
    const { meta } = (await api(`${JUNE}?limit=7`)).body
    for (const other of [`/export/${PAPERS}/2025-07`, `/export/${REPOSITORIES}/2025-06`]) {
      const { status, body } = await api(`${other}?cursor=${meta.next}`)
      expect([status, body.errors?.[0]?.parameter]).toEqual([400, 'cursor'])
    }
  })

  test('is read 50 items at a time, when the reader is ready, in few rows', async () => {
    const { response, usage } = await askCounted(`/api/v1${JUNE}.ndjson`)
    expect((await textOf(response)).split('\n')).toHaveLength(101)
    expect(usage.statements).toBeLessThanOrEqual(10)
    expect(usage.rowsRead).toBeLessThanOrEqual(8 * 100 + 60)
  })

  test('a HEAD request reads none of its items', async () => {
    const { response, usage } = await askCounted(`/api/v1${JUNE}.ndjson?limit=50`, { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(usage.rowsRead).toBeLessThanOrEqual(3 * 50 + 60)
  })

  test('breaks off when the database fails in between', async () => {
    const { db } = counting(env.DB)
    let asked = 0
    const failing = {
      prepare(sql: string) {
        if (sql.includes('AS place') && ++asked > 1) throw new Error('the database is gone')
        return db.prepare(sql)
      },
      batch: db.batch.bind(db),
    } as unknown as D1Database
    await expect(ask(`/api/v1${JUNE}.ndjson`, { vars: { DB: failing } })).rejects.toThrow(
      'the database is gone',
    )
  })
})

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LocalWorker } from '../../scripts/local/worker.ts'
import { contents, rows } from './helpers/database.ts'
import { newDatabase } from './helpers/migrated.ts'
import { FORMS, PAPERS } from './helpers/saved-forms.ts'
import { runScript } from './helpers/scripts.ts'
import { TOKEN, workerOn } from './helpers/ticking.ts'
import { hasRecordings, RECORDINGS } from './helpers/upstream.ts'

const NOWHERE = 'http://127.0.0.1:1'
/** What an import brings; that it was tried is noted beside it. */
const DATA = ['item', 'listing_item', 'observation', 'gap', 'day_total', 'data_version']

let worker: LocalWorker
let database: string
let folder: string
const bring = (...args: string[]) =>
  runScript('import', [...args, '--target', worker.url], { ADMIN_TOKEN: TOKEN })
const file = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const listed = (source: string, day: string) =>
  rows(
    database,
    `SELECT i.title, i.upvotes, i.organization FROM listing_item AS li JOIN item AS i ON i.id = li.item_id
     WHERE li.source = ? AND li.day = ? ORDER BY li.rank`,
    source,
    day,
  )

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'uptrend-'))
  database = newDatabase()
  worker = await workerOn(database, NOWHERE)
}, 60_000)

afterAll(() => worker?.stop())

describe('every form in which a listing gets saved', () => {
  test.each(FORMS)('$form', async ({ path, args, source, day, expected }) => {
    expect(expected.length).toBeGreaterThan(1)
    const { code, output } = await bring(path, ...args)
    expect(output).toContain(`: ${source} ${day}, ${expected.length} items: `)
    expect(code).toBe(0)
    expect(listed(source, day)).toMatchObject(
      expected.map(({ title, upvotes, organization }) => ({
        title,
        upvotes,
        // A form that leaves it out does not make it forgotten.
        ...(organization && { organization: organization.name }),
      })),
    )
  })

  test('again: nothing changes', async () => {
    const before = contents(database, DATA)
    for (const {
      path,
      args,
      expected: { length },
    } of FORMS) {
      const { code, output } = await bring(path, ...args)
      expect(output).toContain(`${length} items: 0 new, 0 changed, ${length} unchanged`)
      expect(code).toBe(0)
    }
    expect(contents(database, DATA)).toEqual(before)
  })
})

describe('a file that cannot be read is named with the reason, stores nothing and ends in code 1', () => {
  test.each<[what: string, name: string, content: string | Buffer | null, reason: string]>([
    ['is not there', 'missing.json', null, 'no such file'],
    [
      'is something else',
      'letter.txt',
      'Dear reader,\nnothing is listed here.\n',
      'is no listing in a form known here',
    ],
    ['is empty', 'empty.json', '', 'is no listing in a form known here'],
    ['is cut off', 'cut.json', '[{"paper": {"id": "2603.0', 'JSON'],
    [
      'is packed and broken',
      'broken.json.gz',
      gzipSync('[]').subarray(0, 12),
      'is gzip that cannot be unpacked',
    ],
    ['is an error page', 'error.html', readFileSync(`${PAPERS}/error-400.html`), 'no cards'],
    ['has no row that is valid', '2026-03-11.json', '[{"paper": {"id": 7}}]', 'holds no valid paper'],
    ['does not say its year', 'text.txt', readFileSync(`${PAPERS}/saved-listing.txt`), 'add --day'],
  ])('%s', async (_, name, content, reason) => {
    const before = contents(database)
    const path = content === null ? join(folder, name) : file(name, content)
    const { code, output } = await bring(path)
    expect(output).toContain(`${path}: `)
    expect(output).toContain(reason)
    expect(output).not.toMatch(/^\s+at /m)
    expect(code).toBe(1)
    expect(contents(database)).toEqual(before)
  })

  test('the files beside it are brought in', async () => {
    const { code, output } = await bring(join(folder, 'missing.json'), `${PAPERS}/page-2026.html`)
    expect(output).toContain('missing.json: ')
    expect(output).toContain('page-2026.html: huggingface-papers 2026-03-11, 3 items')
    expect(code).toBe(1)
  })
})

describe('what is asked wrongly is said in a line, and the code is 1', () => {
  test.each<[args: string[], words: string]>([
    [[], 'Which files?'],
    [['a.json', '--day', '2025-02-30'], '--day 2025-02-30 is not a calendar day'],
    [['a.json', '--source', 'gitlab'], '--source gitlab is none of huggingface-papers, github-trending'],
    [['a.json', '--observed-at', 'noon'], '--observed-at noon is not a time'],
    [['a.json', '--dya', '2025-02-03'], "Unknown option '--dya'"],
    [['a.json', '--target', 'nonsense'], '--target nonsense is no address like https://'],
  ])('%j', async (args, words) => {
    const { code, output } = await runScript('import', args)
    expect(output).toContain(words)
    expect(output.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(1)
  })

  test('a target that does not answer', async () => {
    const page = `${PAPERS}/page-2024.html`
    const { code, output } = await runScript('import', [page, '--target', NOWHERE])
    expect(output).toMatch(/127\.0\.0\.1:1 does not answer .*Is "npm start" running/)
    expect(code).toBe(1)
  })

  test('a token that no request can carry, which is not said', async () => {
    const page = `${PAPERS}/page-2024.html`
    const { code, output } = await runScript('import', [page, '--target', worker.url], {
      ADMIN_TOKEN: 'hush\nhush',
    })
    expect(output).toMatch(/^ADMIN_TOKEN in the environment holds a line break .*openssl rand/)
    expect(output).not.toContain('hush')
    expect(code).toBe(1)
  })

  test('a wrong token', async () => {
    const page = `${PAPERS}/page-2024.html`
    const { code, output } = await runScript('import', [page, '--target', worker.url], {
      ADMIN_TOKEN: 'other',
    })
    expect(output).toMatch(/page-2024\.html: the Worker answered 40[13]: \w+/)
    expect(code).toBe(1)
  })
})

test.skipIf(!hasRecordings)(
  'the saved text of a real day is read to the last paper, and changes nothing again',
  async () => {
    const args = [`${RECORDINGS}/seed/daily-papers-listing.txt`, '--day', '2025-10-28']
    const first = await bring(...args)
    expect(first.output).toContain('huggingface-papers 2025-10-28, 86 items')
    expect(first.code).toBe(0)
    const total = (sql: string) =>
      rows(
        database,
        `SELECT ${sql} AS n FROM listing_item AS li JOIN item AS i ON i.id = li.item_id WHERE li.day = '2025-10-28'`,
      )[0]?.n
    expect(total('count(*)')).toBe(86)
    expect(total('sum(i.upvotes)')).toBe(67)
    expect(total(`sum(date(i.published_at / 1000, 'unixepoch') LIKE '2025-%')`)).toBe(15)
    expect(rows(database, `SELECT organization FROM item WHERE title = 'Densing Law of LLMs'`)).toEqual([
      { organization: 'OpenBMB' },
    ])
    const before = contents(database, DATA)
    expect((await bring(...args)).output).toContain('86 items: 0 new, 0 changed, 86 unchanged')
    expect(contents(database, DATA)).toEqual(before)
  },
)

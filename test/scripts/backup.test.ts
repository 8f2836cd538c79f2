import { cpSync, mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checkedManifest, type Manifest } from '../../scripts/backup/manifest.ts'
import { whyNotInto } from '../../scripts/backup/restorable.ts'
import { restoreStatements } from '../../scripts/backup/restore-sql.ts'
import { runInto } from '../../scripts/backup/run-into.ts'
import { statementsIn } from '../../scripts/backup/statements.ts'
import { type Table, tablesIn } from '../../scripts/backup/tables.ts'
import { writeBackup } from '../../scripts/backup/write-backup.ts'
import { filesIn, textOf } from '../architecture/source-files.ts'

const MIGRATIONS = filesIn('migrations', /\.sql$/)
const NOW = new Date('2026-06-10T00:00:00Z')
const newFolder = () => mkdtempSync(join(tmpdir(), 'uptrend-'))

/** An empty database with every migration applied, as wrangler would. */
function migrated(path = join(newFolder(), 'db.sqlite')): DatabaseSync {
  const database = new DatabaseSync(path)
  database.exec('CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY, name TEXT UNIQUE, applied_at TEXT)')
  for (const path of MIGRATIONS) {
    database.exec(textOf(path))
    database.prepare('INSERT INTO d1_migrations (name) VALUES (?)').run(path)
  }
  return database
}

const HOSTILE = [
  `it's "quoted"; DROP TABLE item; --`,
  '\u2028 line\nbreak\r\ttab \\ back',
  '🤖 é 漢字 \u{10ffff}',
  '',
  `${'long '.repeat(60_000)}'`,
  '😀'.repeat(50_000),
  'unexpected token \0 in JSON',
  '😀\0'.repeat(10_000),
]

/** Rows in every table, of every kind of value that a column takes. */
function fill(database: DatabaseSync): void {
  for (const table of tablesIn(database)) {
    if (table.name === 'data_version') continue
    const columns = database.prepare('SELECT name, type, "notnull" FROM pragma_table_info(?)').all(table.name)
    for (let row = 0; row < HOSTILE.length; row++) {
      const values = columns.map(({ name, type, notnull }, i) =>
        notnull === 0 && !table.key.includes(String(name)) && (row + i) % 3 === 0
          ? null
          : type === 'INTEGER'
            ? 8e15 + row
            : table.key.includes(String(name)) || name === 'kind' || name === 'external_id'
              ? `key ' ${row}`
              : (HOSTILE[(row + i) % HOSTILE.length] ?? ''),
      )
      database.prepare(`INSERT INTO "${table.name}" VALUES (${values.map(() => '?').join()})`).run(...values)
    }
  }
}

async function statements(folder: string, tables: Table[]): Promise<string[]> {
  return await Array.fromAsync(restoreStatements(folder, tables))
}

async function* lines(text: string): AsyncGenerator<string> {
  yield* text.split('\n')
}

describe('a backup', () => {
  const kept = newFolder()
  let full: DatabaseSync
  let folder: string
  beforeAll(() => {
    const database = migrated(join(kept, 'db.sqlite'))
    fill(database)
    writeBackup(database, join(kept, 'backup'), NOW)
    database.close()
  })
  beforeEach(() => {
    folder = newFolder()
    cpSync(join(kept, 'backup'), folder, { recursive: true })
    cpSync(join(kept, 'db.sqlite'), join(folder, 'db.sqlite'))
    full = new DatabaseSync(join(folder, 'db.sqlite'))
  })

  test('holds every table and every row, and brought into an empty database gives the same backup, byte for byte', async () => {
    const manifest = await checkedManifest(folder)
    expect(Object.keys(manifest.tables)).toEqual(tablesIn(full).map(({ name }) => name))
    expect(Object.keys(manifest.tables).length).toBeGreaterThan(15)
    expect(manifest.tables.item?.rows).toBe(HOSTILE.length)
    const empty = migrated()
    expect(whyNotInto(empty, manifest, false)).toBeNull()
    await runInto(empty, restoreStatements(folder, tablesIn(empty)))
    expect(writeBackup(empty, newFolder(), NOW)).toEqual(manifest)
  })

  test('takes the place of what is there only when that is said', async () => {
    const manifest = await checkedManifest(folder)
    expect(whyNotInto(full, manifest, false)).toMatch(/--replace/)
    expect(whyNotInto(full, manifest, true)).toBeNull()
    full.exec('DELETE FROM observation')
    full.exec('INSERT INTO retold VALUES (12345)')
    await runInto(full, restoreStatements(folder, tablesIn(full)))
    expect(writeBackup(full, newFolder(), NOW)).toEqual(manifest)
  })

  test('is brought in by statements of which none is longer than D1 takes, told apart again whatever they hold', async () => {
    const written = await statements(folder, tablesIn(full))
    const lengths = written.map((one) => Buffer.byteLength(one))
    expect(Math.max(...lengths)).toBeLessThan(100_000)
    expect(Math.max(...lengths)).toBeGreaterThan(50_000)
    expect(await Array.fromAsync(statementsIn(lines(written.join('\n'))))).toEqual(written)
  })

  test('is brought in as a whole or not at all', async () => {
    async function* breaksOff() {
      yield 'DELETE FROM item;'
      yield 'INSERT INTO nowhere VALUES (1);'
    }
    await expect(runInto(full, breaksOff())).rejects.toThrow('nowhere')
    expect(full.prepare('SELECT count(*) AS n FROM item').get()).toEqual({ n: HOSTILE.length })
  })

  test.each([
    ['cut off', (file: string) => truncateSync(file, 10)],
    ['changed', (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace('key', 'kex'))],
  ])('with a file that was %s is refused, naming the file', async (_, harm) => {
    harm(join(folder, 'item.ndjson'))
    await expect(checkedManifest(folder)).rejects.toThrow(/item\.ndjson has been changed or cut off/)
  })

  test.each<[what: string, change: (manifest: Manifest) => unknown, words: string | RegExp]>([
    ['is no JSON', () => '{"format": 1, ', /manifest\.json is damaged: .*JSON/],
    ['is something else', () => [], /manifest\.json is of a form/],
    ['is of a later form', (manifest) => ({ ...manifest, format: 2 }), /manifest\.json is of a form/],
    ['lacks its tables', ({ tables, ...manifest }) => manifest, /manifest\.json is damaged at tables/],
    [
      'leads out of the folder',
      (manifest) => ({ ...manifest, tables: { '../item': manifest.tables.item } }),
      /manifest\.json is damaged at tables/,
    ],
    [
      'counts other rows',
      ({ tables, ...manifest }) => ({
        ...manifest,
        tables: { ...tables, item: { ...tables.item, rows: 7 } },
      }),
      `item.ndjson holds ${HOSTILE.length} rows, and manifest.json says 7`,
    ],
  ])('with a manifest that %s is refused, naming the file', async (_, change, words) => {
    const path = join(folder, 'manifest.json')
    const changed = change(JSON.parse(readFileSync(path, 'utf8')))
    writeFileSync(path, typeof changed === 'string' ? changed : JSON.stringify(changed))
    await expect(checkedManifest(folder)).rejects.toThrow(words)
  })

  test('that lacks a table is refused, naming it, even when it may replace what is there', async () => {
    const manifest = await checkedManifest(folder)
    const { item: _, retold: __, ...tables } = manifest.tables
    expect(whyNotInto(full, { ...manifest, tables }, true)).toMatch(
      /The backup lacks the tables item, retold/,
    )
    expect(whyNotInto(full, { ...manifest, tables: {} }, true)).toMatch(/The backup lacks the tables/)
  })

  test('into a database of another version is refused with what to do', async () => {
    const manifest = await checkedManifest(folder)
    const older = migrated()
    older.exec('DELETE FROM d1_migrations')
    expect(whyNotInto(older, manifest, false)).toMatch(/lacks migrations.*npm run deploy/)
    const newer = migrated()
    newer.exec("INSERT INTO d1_migrations (name) VALUES ('0999_later.sql')")
    expect(whyNotInto(newer, manifest, false)).toMatch(/0999_later\.sql.*version of Uptrend that made it/)
  })
})

test('a folder without a manifest is no backup', async () => {
  await expect(checkedManifest(newFolder())).rejects.toThrow('is no backup')
})

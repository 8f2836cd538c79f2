import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, test } from 'vitest'
import * as schema from '../workers/store/schema.ts'
import { filesIn, ROOT, textOf } from './architecture/source-files.ts'

const MIGRATIONS = filesIn('migrations', /\.sql$/)
const statements = MIGRATIONS.flatMap((path) =>
  textOf(path)
    .split('--> statement-breakpoint')
    .map((sql) => sql.trim()),
)
const tables = Object.values(schema)
  .filter((value) => is(value, SQLiteTable))
  .map(getTableConfig)

/** A database on which every migration was run. */
function migrated(): DatabaseSync {
  const database = new DatabaseSync(':memory:')
  for (const sql of statements) database.exec(sql)
  return database
}

describe('the migrations', () => {
  test('make every table STRICT', () => {
    const made = migrated().prepare(`SELECT name, strict, type FROM pragma_table_list WHERE schema = 'main'`)
    const known = made.all().filter(({ name }) => !String(name).startsWith('sqlite_'))
    expect(known.map(({ name, strict }) => ({ name, strict }))).toEqual(
      known.map(({ name }) => ({ name, strict: 1 })),
    )
    // A database with a virtual table can't be exported.
    expect(new Set(known.map(({ type }) => type))).toEqual(new Set(['table']))
  })

  // A rebuilt table would empty those that refer to it, since D1 can't turn foreign keys off.
  test.each([/__new_/i, /ON DELETE CASCADE/i, /CREATE VIRTUAL TABLE/i, /PRAGMA/i])(
    'are free of %s',
    (pattern) => {
      expect(statements.filter((sql) => pattern.test(sql))).toEqual([])
      expect(statements.length).toBeGreaterThan(0)
    },
  )

  test('are named in the journal, in order', () => {
    const journal = JSON.parse(textOf('migrations/meta/_journal.json')) as { entries: { tag: string }[] }
    expect(journal.entries.map(({ tag }) => `migrations/${tag}.sql`)).toEqual(MIGRATIONS)
  })

  test('leave nothing of the schema to be generated', () => {
    const folder = mkdtempSync(join(tmpdir(), 'uptrend-migrations-'))
    try {
      cpSync(join(ROOT, 'migrations'), folder, { recursive: true })
      const before = readdirSync(folder)
      const output = execFileSync(
        join(ROOT, 'node_modules/.bin/drizzle-kit'),
        // It takes relative folders only.
        [
          'generate',
          '--dialect=sqlite',
          '--schema=workers/store/schema.ts',
          `--out=${relative(ROOT, folder)}`,
        ],
        { cwd: ROOT, encoding: 'utf8' },
      )
      expect(output).toContain('No schema changes')
      expect(readdirSync(folder)).toEqual(before)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe.each(tables.map((table) => [table.name, table] as const))('the table %s', (name, table) => {
  const database = migrated()
  const rows = (sql: string) => database.prepare(sql).all(name) as Record<string, unknown>[]

  test('has the columns that the schema says', () => {
    const columns = rows('SELECT name, type, "notnull" AS required FROM pragma_table_info(?) ORDER BY name')
    expect(columns).toEqual(
      table.columns
        .map((column) => ({
          name: column.name,
          type: column.getSQLType().toUpperCase(),
          required: column.notNull ? 1 : 0,
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    )
  })

  test('has the indexes that the schema says', () => {
    const made = rows(`SELECT name FROM pragma_index_list(?) WHERE origin = 'c' ORDER BY name`)
    expect(made.map(({ name }) => name)).toEqual(table.indexes.map(({ config }) => config.name).sort())
  })
})

test('there is no table that the schema does not know', () => {
  const made = migrated()
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
    .all()
  expect(made.map(({ name }) => name)).toEqual(tables.map(({ name }) => name).sort())
})

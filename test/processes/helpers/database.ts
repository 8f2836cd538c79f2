import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Opens the D1 database that a local Worker keeps in a folder, for reading. */
export function openDatabase(persistTo: string): DatabaseSync {
  const folder = join(persistTo, 'v3/d1/miniflare-D1DatabaseObject')
  const file = readdirSync(folder).find((name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite')
  if (file === undefined) throw new Error(`there is no database in ${folder}`)
  return new DatabaseSync(join(folder, file), { readOnly: true })
}

type Rows = Record<string, unknown>[]

/** The rows of one query. */
export function rows(persistTo: string, sql: string, ...values: (string | number)[]): Rows {
  return using(persistTo, (database) => database.prepare(sql).all(...values) as Rows)
}

/** What may differ where the data is the same: what things have cost, how long they took, and what the cron watches. */
const COSTS: Record<string, true | string[]> = { usage: true, incident: true, run: ['took_ms'] }

/** Everything a database holds but what it has cost, by table, in a fixed order; or some of its tables. */
export function contents(persistTo: string, only?: readonly string[]): Record<string, Rows> {
  return using(persistTo, (database) => {
    const tables = only ?? tablesOf(database).filter((table) => COSTS[table] !== true)
    return Object.fromEntries(tables.map((table) => [table, rowsOf(database, table)]))
  })
}

function rowsOf(database: DatabaseSync, table: string): Rows {
  const costs = COSTS[table]
  const columns = database
    .prepare('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(({ name }) => String(name))
    .filter((name) => !(Array.isArray(costs) && costs.includes(name)))
  const places = columns.map((_, i) => i + 1)
  return database
    .prepare(`SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${places.join(', ')}`)
    .all() as Rows
}

/** The project's own tables, not those of D1 or of a search index. */
const tablesOf = (database: DatabaseSync): string[] =>
  database
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
       AND name NOT GLOB '_cf_*' AND name NOT GLOB 'sqlite_*' AND name <> 'd1_migrations' ORDER BY name`,
    )
    .all()
    .map(({ name }) => String(name))

function using<Result>(persistTo: string, ask: (database: DatabaseSync) => Result): Result {
  const database = openDatabase(persistTo)
  try {
    return ask(database)
  } finally {
    database.close()
  }
}

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
  const database = openDatabase(persistTo)
  try {
    return database.prepare(sql).all(...values) as Rows
  } finally {
    database.close()
  }
}

/** What is compared: everything but how long a run took. */
const TABLES: Record<string, string> = {
  item: '*',
  listing: '*',
  listing_item: '*',
  observation: '*',
  gap: '*',
  day_total: '*',
  source_state: '*',
  data_version: '*',
  run: 'id, source, day, scheduled_at, status, way, url, http_status, bytes, sha256, rows_seen, rows_rejected, rejected, items_new, items_changed, error',
}

/** Everything a database holds, by table, in a fixed order. */
export function contents(persistTo: string, tables = Object.keys(TABLES)): Record<string, Rows> {
  const database = openDatabase(persistTo)
  try {
    return Object.fromEntries(
      tables.map((table) => [
        table,
        database.prepare(`SELECT ${TABLES[table]} FROM ${table} ORDER BY 1, 2`).all() as Rows,
      ]),
    )
  } finally {
    database.close()
  }
}

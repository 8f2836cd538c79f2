import type { DatabaseSync } from 'node:sqlite'

export type Value = string | number | null
export type Row = Record<string, Value>

export interface Table {
  name: string
  columns: string[]
  /** Columns of the primary key, in its order. */
  key: string[]
}

/** Names that belong to D1 and to SQLite; which migrations were applied is noted apart from the data. */
const NOT_OURS = /^(?:_cf_|sqlite_|d1_)/

/** Every table that holds data, by name. A virtual table's shadows are left to whatever fills the virtual one. */
export function tablesIn(database: DatabaseSync): Table[] {
  const names = database
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`,
    )
    .all()
    .map(({ name }) => String(name))
  return names
    .filter((name) => !NOT_OURS.test(name))
    .map((name) => {
      const columns = database.prepare('SELECT name, pk FROM pragma_table_info(?)').all(name)
      return {
        name,
        columns: columns.map((column) => String(column.name)),
        key: columns
          .filter(({ pk }) => Number(pk) > 0)
          .sort((a, b) => Number(a.pk) - Number(b.pk))
          .map((column) => String(column.name)),
      }
    })
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** The rows of a table in the order of its key, one after the other: the whole never is in memory. */
export function rowsOf(database: DatabaseSync, { name, columns, key }: Table): Iterable<Row> {
  const order = (key.length > 0 ? key : ['rowid']).map(quoted).join(', ')
  return database
    .prepare(`SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(name)} ORDER BY ${order}`)
    .iterate() as Iterable<Row>
}

/** The migrations a database has been given, in their order. */
export function migrationsOf(database: DatabaseSync): string[] {
  const known = database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'd1_migrations'`).get()
  if (known === undefined) return []
  return database
    .prepare('SELECT name FROM d1_migrations ORDER BY id')
    .all()
    .map(({ name }) => String(name))
}

import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { fileOf, MANIFEST, type Manifest, type TableSummary } from './manifest.ts'
import { migrationsOf, rowsOf, type Table, tablesIn } from './tables.ts'

/** Written in pieces of this many characters. */
const PIECE = 1 << 20

/** Writes every table into a folder, a line a row, all of them as they were at one moment. The same data gives the same bytes. */
export function writeBackup(database: DatabaseSync, folder: string, takenAt: Date): Manifest {
  mkdirSync(folder, { recursive: true })
  database.exec('BEGIN')
  try {
    const tables: Record<string, TableSummary> = {}
    for (const table of tablesIn(database)) tables[table.name] = writeTable(database, table, folder)
    const manifest: Manifest = {
      format: 1,
      takenAt: takenAt.toISOString(),
      migrations: migrationsOf(database),
      tables,
    }
    // Last of all: a folder without it is no backup.
    writeFileSync(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`)
    return manifest
  } finally {
    database.exec('ROLLBACK')
  }
}

function writeTable(database: DatabaseSync, table: Table, folder: string): TableSummary {
  const hash = createHash('sha256')
  const file = openSync(fileOf(folder, table.name), 'w')
  let rows = 0
  let piece = ''
  const flush = () => {
    hash.update(piece)
    writeSync(file, piece)
    piece = ''
  }
  try {
    for (const row of rowsOf(database, table)) {
      piece += `${JSON.stringify(row)}\n`
      rows++
      if (piece.length > PIECE) flush()
    }
    flush()
  } finally {
    closeSync(file)
  }
  return { rows, sha256: hash.digest('hex') }
}

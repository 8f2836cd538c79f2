import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface TableSummary {
  rows: number
  /** Of the file's bytes. */
  sha256: string
}

/** What a backup holds, beside one file of ndjson a table. */
export interface Manifest {
  format: 1
  takenAt: string
  migrations: string[]
  tables: Record<string, TableSummary>
}

export const MANIFEST = 'manifest.json'
export const fileOf = (folder: string, table: string): string => join(folder, `${table}.ndjson`)

/**
 * Reads the manifest of a backup and holds every file to it.
 *
 * @throws {Error} naming the first file that is not what was written
 */
export async function checkedManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST)
  if (!existsSync(path)) throw new Error(`${folder} is no backup: it holds no ${MANIFEST}`)
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest
  if (manifest.format !== 1) throw new Error(`${path} is of a form that is not known here`)
  for (const [table, { sha256 }] of Object.entries(manifest.tables)) {
    const file = fileOf(folder, table)
    if (!existsSync(file)) throw new Error(`${file} is missing`)
    if ((await sha256Of(file)) !== sha256)
      throw new Error(`${file} has been changed or cut off: its SHA-256 is not the one in ${MANIFEST}`)
  }
  return manifest
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  return hash.digest('hex')
}

import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

const TABLE_SUMMARY = v.strictObject({
  rows: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Of the file's bytes. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
})
export type TableSummary = v.InferOutput<typeof TABLE_SUMMARY>

const MANIFEST_FORM = v.strictObject({
  format: v.literal(1),
  takenAt: v.pipe(v.string(), v.isoTimestamp()),
  migrations: v.pipe(v.array(v.string()), v.minLength(1)),
  // A name is part of a path.
  tables: v.record(v.pipe(v.string(), v.regex(/^\w+$/)), TABLE_SUMMARY),
})
/** What a backup holds, beside one file of ndjson a table. */
export type Manifest = v.InferOutput<typeof MANIFEST_FORM>

export const MANIFEST = 'manifest.json'
export const fileOf = (folder: string, table: string): string => join(folder, `${table}.ndjson`)

/**
 * Reads the manifest of a backup and holds every file to it. That finds damage; who means harm can write another manifest as well.
 *
 * @throws {Error} naming the first file that is not what was written
 */
export async function checkedManifest(folder: string): Promise<Manifest> {
  const manifest = readManifest(folder)
  for (const [table, { rows, sha256 }] of Object.entries(manifest.tables)) {
    const file = fileOf(folder, table)
    if (!existsSync(file)) throw new Error(`${file} is missing`)
    const found = await summaryOf(file)
    if (found.sha256 !== sha256)
      throw new Error(`${file} has been changed or cut off: its SHA-256 is not the one in ${MANIFEST}`)
    if (found.rows !== rows)
      throw new Error(
        `${file} holds ${found.rows} rows, and ${MANIFEST} says ${rows}: one of them is damaged`,
      )
  }
  return manifest
}

function readManifest(folder: string): Manifest {
  const path = join(folder, MANIFEST)
  if (!existsSync(path)) throw new Error(`${folder} is no backup: it holds no ${MANIFEST}`)
  const read = v.safeParse(MANIFEST_FORM, parsed(path))
  if (read.success) return read.output
  const [issue] = read.issues
  const at = v.getDotPath(issue)
  throw new Error(
    at === 'format'
      ? `${path} is of a form that is not known here`
      : `${path} is damaged${at === null ? '' : ` at ${at}`}: ${issue.message}`,
  )
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Error(`${path} is damaged: ${(error as Error).message}`)
  }
}

const LINE_FEED = 10

async function summaryOf(path: string): Promise<TableSummary> {
  const hash = createHash('sha256')
  let rows = 0
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(piece)
    for (let at = piece.indexOf(LINE_FEED); at >= 0; at = piece.indexOf(LINE_FEED, at + 1)) rows++
  }
  return { rows, sha256: hash.digest('hex') }
}

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Opens the database that the Worker keeps in a folder on this machine.
 *
 * @throws {Error} when there is none
 */
export function openLocal(folder: string, { readOnly }: { readOnly: boolean }): DatabaseSync {
  const within = join(folder, 'v3/d1/miniflare-D1DatabaseObject')
  const file = existsSync(within)
    ? readdirSync(within).find((name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite')
    : undefined
  if (file === undefined) throw new Error(`there is no database in ${folder}: has "npm start" been run here?`)
  const database = new DatabaseSync(join(within, file), { readOnly })
  // A tick may be writing at this moment.
  database.exec('PRAGMA busy_timeout = 10000')
  return database
}

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Has something done with the database that the Worker keeps in a folder on this machine.
 *
 * @throws {Error} when there is none
 */
export async function withLocal<Result>(
  folder: string,
  { readOnly }: { readOnly: boolean },
  use: (database: DatabaseSync) => Promise<Result>,
): Promise<Result> {
  const within = join(folder, 'v3/d1/miniflare-D1DatabaseObject')
  const file = existsSync(within)
    ? readdirSync(within).find((name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite')
    : undefined
  if (file === undefined) throw new Error(`there is no database in ${folder}: has "npm start" been run here?`)
  const database = new DatabaseSync(join(within, file), { readOnly })
  try {
    // A tick may be writing at this moment.
    database.exec('PRAGMA busy_timeout = 10000')
    return await use(database)
  } finally {
    database.close()
  }
}

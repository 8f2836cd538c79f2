/**
 * Makes a database hold what a backup of `npm run export` holds, and nothing else.
 *
 *   npm run restore -- BACKUP [--remote] [--folder DIR] [--replace]
 *
 * Everything is checked before anything is changed: the files against their checksums, the tables against the backup's migrations. A
 * database that holds items is left alone without `--replace`. It happens in one transaction. End `npm start` first.
 */
import type { DatabaseSync } from 'node:sqlite'
import { runOnCloudflare, withCopyFromCloudflare } from './backup/cloudflare.ts'
import { withLocal } from './backup/local-file.ts'
import { checkedManifest } from './backup/manifest.ts'
import { whyNotInto } from './backup/restorable.ts'
import { restoreStatements } from './backup/restore-sql.ts'
import { runInto } from './backup/run-into.ts'
import { tablesIn } from './backup/tables.ts'
import { commandLine } from './local/command-line.ts'

const { values, positionals } = commandLine({
  allowPositionals: true,
  options: {
    remote: { type: 'boolean', default: false },
    folder: { type: 'string', default: '.wrangler/state' },
    replace: { type: 'boolean', default: false },
  },
})
const [backup] = positionals

try {
  if (backup === undefined || positionals.length > 1)
    throw new Error('Which backup? npm run restore -- BACKUP [--remote]')
  const manifest = await checkedManifest(backup)
  const restore = async (database: DatabaseSync): Promise<void> => {
    const objection = whyNotInto(database, manifest, values.replace)
    if (objection !== null) throw new Error(objection)
    const statements = restoreStatements(backup, tablesIn(database))
    await (values.remote ? runOnCloudflare(statements) : runInto(database, statements))
  }
  await (values.remote
    ? withCopyFromCloudflare(restore)
    : withLocal(values.folder, { readOnly: false }, restore))
  const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0)
  console.log(`${rows} rows are back as they were at ${manifest.takenAt}.`)
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}

/**
 * Writes everything the database holds into a folder: a file of ndjson a table, and a manifest with the rows and the SHA-256 of each.
 *
 *   npm run export [-- --remote] [--folder DIR] [--output DIR]
 *
 * Without `--remote` it is the database of `npm start`, in `.wrangler/state`, or that in `--folder`.
 */
import type { DatabaseSync } from 'node:sqlite'
import { withCopyFromCloudflare } from './backup/cloudflare.ts'
import { withLocal } from './backup/local-file.ts'
import { writeBackup } from './backup/write-backup.ts'
import { commandLine } from './local/command-line.ts'

const now = new Date()
const { values } = commandLine({
  options: {
    remote: { type: 'boolean', default: false },
    folder: { type: 'string', default: '.wrangler/state' },
    output: { type: 'string', default: `backup-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z` },
  },
})
const write = async (database: DatabaseSync) => writeBackup(database, values.output, now)

try {
  const { tables } = values.remote
    ? await withCopyFromCloudflare(write)
    : await withLocal(values.folder, { readOnly: true }, write)
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0)
  console.log(`${values.output}: ${Object.keys(tables).length} tables, ${rows} rows.`)
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}

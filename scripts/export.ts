/**
 * Writes everything the database holds into a folder: a file of ndjson a table, and a manifest with the rows and the SHA-256 of each.
 *
 *   npm run export [-- --remote] [--folder DIR] [--output DIR]
 *
 * Without `--remote` it is the database of `npm start`, in `.wrangler/state`, or that in `--folder`.
 */
import { parseArgs } from 'node:util'
import { copyFromCloudflare } from './backup/cloudflare.ts'
import { openLocal } from './backup/local-file.ts'
import { writeBackup } from './backup/write-backup.ts'

const now = new Date()
const { values } = parseArgs({
  options: {
    remote: { type: 'boolean', default: false },
    folder: { type: 'string', default: '.wrangler/state' },
    output: { type: 'string', default: `backup-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z` },
  },
})

try {
  const database = values.remote ? await copyFromCloudflare() : openLocal(values.folder, { readOnly: true })
  const { tables } = writeBackup(database, values.output, now)
  database.close()
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0)
  console.log(`${values.output}: ${Object.keys(tables).length} tables, ${rows} rows.`)
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}

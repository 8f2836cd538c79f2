import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../../scripts/local/worker.ts'

/** A new database folder with all migrations. To apply them takes seconds: it is done once, and copied. */
export function newDatabase(): string {
  const folder = mkdtempSync(join(tmpdir(), 'uptrend-'))
  cpSync(migrated(), folder, { recursive: true })
  return folder
}

/** The folder that is copied: of these migrations and this Wrangler. */
function migrated(): string {
  const hash = createHash('sha256').update(readFileSync('package.json'))
  for (const file of readdirSync('migrations', { recursive: true, encoding: 'utf8' }).sort())
    if (file.endsWith('.sql')) hash.update(readFileSync(join('migrations', file)))
  const kept = join(tmpdir(), `uptrend-migrated-${hash.digest('hex').slice(0, 16)}`)
  if (existsSync(kept)) return kept
  const making = mkdtempSync(`${kept}-`)
  migrate(making)
  try {
    renameSync(making, kept)
  } catch (error) {
    // Another process was faster.
    if (!existsSync(kept)) throw error
    rmSync(making, { recursive: true })
  }
  return kept
}

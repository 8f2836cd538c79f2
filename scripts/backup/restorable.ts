import type { DatabaseSync } from 'node:sqlite'
import type { Manifest } from './manifest.ts'
import { migrationsOf, tablesIn } from './tables.ts'

/** Why a backup can't be brought into a database, in words; `null` when it can. */
export function whyNotInto(database: DatabaseSync, manifest: Manifest, replace: boolean): string | null {
  const applied = migrationsOf(database)
  const missing = manifest.migrations.filter((name) => !applied.includes(name))
  const extra = applied.filter((name) => !manifest.migrations.includes(name))
  if (missing.length > 0)
    return `The database lacks migrations that the backup has seen (${missing.join(', ')}): apply them first, with "npm run deploy" or "npm start".`
  if (extra.length > 0)
    return `The database has migrations that came after the backup (${extra.join(', ')}): restore with the version of Uptrend that made it, and upgrade then.`
  const known = tablesIn(database).map(({ name }) => name)
  const lacking = Object.keys(manifest.tables).filter((name) => !known.includes(name))
  if (lacking.length > 0) return `The database lacks the tables ${lacking.join(', ')}.`
  // Each table is emptied before its rows come.
  const left = known.filter((name) => manifest.tables[name] === undefined)
  if (left.length > 0)
    return `The backup lacks the tables ${left.join(', ')}: it is not whole, and would leave them empty.`
  const holds = database.prepare('SELECT 1 FROM item LIMIT 1').get() !== undefined
  return holds && !replace
    ? 'The database holds items. They would be deleted: say --replace if that is meant, and take a backup before.'
    : null
}

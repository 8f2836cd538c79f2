/**
 * Turns a change of `workers/store/schema.ts` into a migration. drizzle-kit writes the SQL; this adds what
 * it can't express, STRICT and WITHOUT ROWID, and refuses a table rebuild: D1 can't turn foreign keys off,
 * so a rebuild has to be written by hand.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const folder = 'migrations'
const migrations = () => new Set(readdirSync(folder).filter((name) => name.endsWith('.sql')))

const before = migrations()
execFileSync('drizzle-kit', ['generate', ...process.argv.slice(2)], { stdio: 'inherit' })

for (const name of migrations()) {
  if (before.has(name)) continue
  const path = `${folder}/${name}`
  const sql = readFileSync(path, 'utf8')
  if (sql.includes('__new_')) throw new Error(`${path} rebuilds a table: write this migration by hand`)
  writeFileSync(path, strict(sql))
}

function strict(sql: string): string {
  return sql.replace(/(CREATE TABLE [^;]*?)\n\);/g, (_, table: string) => {
    const keyIsRow = /PRIMARY KEY\(/.test(table) || /text PRIMARY KEY/.test(table)
    return `${table}\n) STRICT${keyIsRow ? ', WITHOUT ROWID' : ''};`
  })
}

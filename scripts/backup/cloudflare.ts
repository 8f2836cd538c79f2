import { createWriteStream, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { explain } from '../deploy/explain.ts'
import { wrangler } from '../deploy/wrangler.ts'

const temporaryFile = (name: string): string => join(mkdtempSync(join(tmpdir(), 'uptrend-')), name)

async function run(args: string[]): Promise<void> {
  const { code, output } = await wrangler(args, { quiet: true })
  if (code !== 0) throw new Error(explain(output) ?? output.trim())
}

/** A copy of the deployed database as it is now. While D1 makes it, the database answers nobody. */
export async function copyFromCloudflare(): Promise<DatabaseSync> {
  const file = temporaryFile('export.sql')
  await run(['d1', 'export', 'DB', '--remote', '--output', file, '-y'])
  const database = new DatabaseSync(temporaryFile('copy.sqlite'))
  database.exec(readFileSync(file, 'utf8'))
  return database
}

/** Runs statements on the deployed database, all or none. */
export async function runOnCloudflare(statements: AsyncIterable<string>): Promise<void> {
  const file = temporaryFile('restore.sql')
  await pipeline(Readable.from(withLineEnds(statements)), createWriteStream(file))
  await run(['d1', 'execute', 'DB', '--remote', '--file', file, '-y'])
}

async function* withLineEnds(statements: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const statement of statements) yield `${statement}\n`
}

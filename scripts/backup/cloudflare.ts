import { createWriteStream, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { explain } from '../deploy/explain.ts'
import { wrangler } from '../deploy/wrangler.ts'
import { inTemporaryFolder } from '../local/temporary-folder.ts'
import { linesOf } from './lines.ts'
import { statementsIn } from './statements.ts'

async function run(args: string[]): Promise<void> {
  const { code, output } = await wrangler(args, { quiet: true })
  if (code !== 0) throw new Error(explain(output) ?? output.trim())
}

/**
 * Has something done with a copy of the deployed database as it is now, which is gone afterwards. While D1 makes it, the database
 * answers nobody.
 */
export const withCopyFromCloudflare = <Result>(
  use: (database: DatabaseSync) => Promise<Result>,
): Promise<Result> =>
  inTemporaryFolder(async (folder) => {
    const dump = join(folder, 'export.sql')
    await run(['d1', 'export', 'DB', '--remote', '--output', dump, '-y'])
    // The tables of a dump come as they come, not those first that others refer to.
    const database = new DatabaseSync(join(folder, 'copy.sqlite'), { enableForeignKeyConstraints: false })
    try {
      // Nobody misses a copy that is cut off: there is no waiting for the disk after each statement.
      database.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF')
      for await (const statement of statementsIn(linesOf(dump))) database.exec(readableToItsEnd(statement))
      rmSync(dump)
      return await use(database)
    } finally {
      database.close()
    }
  })

/** SQL ends at a NUL for SQLite, also within a text; a dump has it there as it is. */
const readableToItsEnd = (statement: string): string => statement.replaceAll('\0', "'||char(0)||'")

/** Runs statements on the deployed database, all or none. */
export const runOnCloudflare = (statements: AsyncIterable<string>): Promise<void> =>
  inTemporaryFolder(async (folder) => {
    const file = join(folder, 'restore.sql')
    await pipeline(Readable.from(withLineEnds(statements)), createWriteStream(file))
    await run(['d1', 'execute', 'DB', '--remote', '--file', file, '-y'])
  })

async function* withLineEnds(statements: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const statement of statements) yield `${statement}\n`
}

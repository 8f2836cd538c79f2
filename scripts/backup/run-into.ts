import type { DatabaseSync } from 'node:sqlite'

/** Runs statements in one transaction: all of them or none. */
export async function runInto(database: DatabaseSync, statements: AsyncIterable<string>): Promise<void> {
  database.exec('BEGIN IMMEDIATE')
  try {
    for await (const statement of statements) database.exec(statement)
    database.exec('COMMIT')
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}

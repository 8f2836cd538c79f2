import { overheard } from '../../../workers/store/meter.ts'

/** What statements cost, as D1 bills it. */
export interface Usage {
  statements: number
  rowsRead: number
  rowsWritten: number
}

/**
 * A database that counts: every statement of a batch is one, and what D1 says it read and wrote is added up.
 * `usage` goes on growing; `since()` gives what was spent since the last call of it.
 */
export function counting(db: D1Database): { db: D1Database; usage: Usage; since(): Usage } {
  const usage: Usage = { statements: 0, rowsRead: 0, rowsWritten: 0 }
  let before = { ...usage }
  const counted = overheard(db, (meta) => {
    usage.statements++
    usage.rowsRead += meta.rows_read
    usage.rowsWritten += meta.rows_written
  })

  function since(): Usage {
    const spent = {
      statements: usage.statements - before.statements,
      rowsRead: usage.rowsRead - before.rowsRead,
      rowsWritten: usage.rowsWritten - before.rowsWritten,
    }
    before = { ...usage }
    return spent
  }

  return { db: counted, usage, since }
}

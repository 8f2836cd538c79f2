/** What statements cost, as D1 bills it. */
export interface Spent {
  statements: number
  rowsRead: number
  rowsWritten: number
  /** How large the database was at the newest statement. */
  bytes: number
}

/** A database that adds up in `spent` what its statements cost. */
export function metered(db: D1Database): { db: D1Database; spent: Spent } {
  const spent: Spent = { statements: 0, rowsRead: 0, rowsWritten: 0, bytes: 0 }
  const counted = overheard(db, (meta) => {
    spent.statements++
    spent.rowsRead += meta.rows_read ?? 0
    spent.rowsWritten += meta.rows_written ?? 0
    spent.bytes = meta.size_after ?? spent.bytes
  })
  return { db: counted, spent }
}

/**
 * A database that tells what D1 says of each statement that it runs, those of a batch one by one. What could go past
 * it, `raw` and `exec`, it does not have.
 */
export function overheard(db: D1Database, tell: (meta: D1Meta) => void): D1Database {
  const originals = new WeakMap<object, D1PreparedStatement>()

  function note<Row>(result: D1Result<Row>): D1Result<Row> {
    tell(result.meta)
    return result
  }

  function wrap(original: D1PreparedStatement): D1PreparedStatement {
    const wrapped = {
      bind: (...values: unknown[]) => wrap(original.bind(...values)),
      all: async <Row>() => note(await original.all<Row>()),
      run: async <Row>() => note(await original.run<Row>()),
      async first(column?: string) {
        const [row = null] = note(await original.all<Record<string, unknown>>()).results
        return column === undefined || row === null ? row : (row[column] ?? null)
      },
    } as unknown as D1PreparedStatement
    originals.set(wrapped, original)
    return wrapped
  }

  return {
    prepare: (sql: string) => wrap(db.prepare(sql)),
    async batch<Row>(statements: D1PreparedStatement[]) {
      const results = await db.batch<Row>(statements.map((one) => originals.get(one) ?? one))
      return results.map(note)
    },
  } as unknown as D1Database
}

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
  const originals = new WeakMap<object, D1PreparedStatement>()

  function note<Row>(result: D1Result<Row>): D1Result<Row> {
    usage.statements++
    usage.rowsRead += result.meta.rows_read
    usage.rowsWritten += result.meta.rows_written
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
      raw: () => {
        throw new Error('raw() is not counted')
      },
    } as unknown as D1PreparedStatement
    originals.set(wrapped, original)
    return wrapped
  }

  const counted = {
    prepare: (sql: string) => wrap(db.prepare(sql)),
    async batch<Row>(statements: D1PreparedStatement[]) {
      const results = await db.batch<Row>(statements.map((one) => originals.get(one) ?? one))
      return results.map(note)
    },
    exec: () => {
      throw new Error('exec() is not counted')
    },
  } as unknown as D1Database

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

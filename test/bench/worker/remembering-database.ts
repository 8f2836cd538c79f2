/**
 * D1 without the database: a stand-in that answers from memory. What it costs is what D1's client costs a
 * Worker on Cloudflare, where the database runs elsewhere: the question is written as JSON and the answer
 * is read from JSON.
 */

export interface Question {
  sql: string
  params: unknown[]
}

/** Answers by question, as JSON texts. */
export type Memory = ReadonlyMap<string, string>

export const keyOf = (questions: Question[]): string => JSON.stringify(questions)

class RememberedStatement {
  readonly #memory: Memory
  readonly question: Question
  constructor(memory: Memory, question: Question) {
    this.#memory = memory
    this.question = question
  }
  bind(...params: unknown[]): RememberedStatement {
    return new RememberedStatement(this.#memory, { sql: this.question.sql, params })
  }
  async all(): Promise<unknown> {
    return recall(this.#memory, [this.question])[0]
  }
  async run(): Promise<unknown> {
    return this.all()
  }
  async first(column?: string): Promise<unknown> {
    const [row] = ((await this.all()) as { results: Record<string, unknown>[] }).results
    return row === undefined ? null : column === undefined ? row : (row[column] ?? null)
  }
}

/** A D1 database that knows the answers to some questions, and throws at any other. */
export function rememberingDatabase(memory: Memory): D1Database {
  return {
    prepare: (sql: string) => new RememberedStatement(memory, { sql, params: [] }),
    batch: async (statements: RememberedStatement[]) =>
      recall(
        memory,
        statements.map(({ question }) => question),
      ),
  } as unknown as D1Database
}

function recall(memory: Memory, questions: Question[]): unknown[] {
  const answer = memory.get(keyOf(questions))
  if (answer === undefined)
    throw new Error(
      `this was never asked before: ${questions
        .map(({ sql }) => sql)
        .join('; ')
        .slice(0, 300)}`,
    )
  return JSON.parse(answer) as unknown[]
}

/** Wraps a real database and keeps every question with its answer. */
export function recordingDatabase(db: D1Database, memory: Map<string, string>): D1Database {
  const record = async (statements: { real: D1PreparedStatement; question: Question }[]) => {
    const results = await db.batch(statements.map(({ real }) => real))
    memory.set(keyOf(statements.map(({ question }) => question)), JSON.stringify(results))
    return results
  }
  const statement = (real: D1PreparedStatement, question: Question): unknown => ({
    real,
    question,
    bind: (...params: unknown[]) => statement(real.bind(...params), { sql: question.sql, params }),
    all: async () => (await record([{ real, question }]))[0],
    run: async () => (await record([{ real, question }]))[0],
    first: async (column?: string) => {
      const [result] = await record([{ real, question }])
      const [row] = (result?.results ?? []) as Record<string, unknown>[]
      return row === undefined ? null : column === undefined ? row : (row[column] ?? null)
    },
  })
  return {
    prepare: (sql: string) => statement(db.prepare(sql), { sql, params: [] }),
    batch: (statements: { real: D1PreparedStatement; question: Question }[]) => record(statements),
  } as unknown as D1Database
}

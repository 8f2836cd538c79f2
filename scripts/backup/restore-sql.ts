import { linesOf } from './lines.ts'
import { fileOf } from './manifest.ts'
import { quoted, type Row, type Table, type Value } from './tables.ts'

/** D1 takes statements of up to 100 KB. */
const MOST_BYTES = 90_000

/**
 * The statements that make a database hold what a backup holds, and nothing else, one after the other. None is longer than D1
 * takes: a text that would make it so is put together piece by piece.
 *
 * @param tables those of the database, which are the backup's (`whyNotInto`), by name: what a trigger on `item` fills comes after it
 */
export async function* restoreStatements(folder: string, tables: Table[]): AsyncGenerator<string> {
  for (const table of tables) {
    // By now triggers may have filled it.
    yield `DELETE FROM ${quoted(table.name)};`
    yield* statementsFor(table, linesOf(fileOf(folder, table.name)))
  }
}

async function* statementsFor(table: Table, lines: AsyncIterable<string>): AsyncGenerator<string> {
  const head = `INSERT INTO ${quoted(table.name)} (${table.columns.map(quoted).join(', ')}) VALUES\n`
  let values: string[] = []
  let bytes = 0
  for await (const line of lines) {
    const row = JSON.parse(line) as Row
    const strange = Object.keys(row).find((column) => !table.columns.includes(column))
    if (strange !== undefined) throw new Error(`the table ${table.name} has no column ${strange}`)
    const text = `(${table.columns.map((column) => literal(row[column] ?? null)).join(', ')})`
    const size = Buffer.byteLength(text)
    if (bytes + size > MOST_BYTES && values.length > 0) {
      yield `${head}${values.join(',\n')};`
      values = []
      bytes = 0
    }
    if (size > MOST_BYTES) yield* inPieces(table, row, head)
    else {
      values.push(text)
      bytes += size + 2
    }
  }
  if (values.length > 0) yield `${head}${values.join(',\n')};`
}

/** A row with its long texts empty at first, and then what has to be added to each of them. */
function* inPieces(table: Table, row: Row, head: string): Generator<string> {
  const isLong = (value: Value | undefined) => typeof value === 'string' && value.length > 1000
  const short = table.columns.map((column) => literal(isLong(row[column]) ? '' : (row[column] ?? null)))
  yield `${head}(${short.join(', ')});`
  const where = table.key.map((column) => `${quoted(column)} = ${literal(row[column] ?? null)}`).join(' AND ')
  for (const column of table.columns) {
    const value = row[column]
    if (!isLong(value)) continue
    for (const piece of pieces(String(value)))
      yield `UPDATE ${quoted(table.name)} SET ${quoted(column)} = ${quoted(column)} || ${literal(piece)} WHERE ${where};`
  }
}

/** Pieces that stay below the limit even when every character takes four bytes, and each of these two digits. */
function pieces(text: string): string[] {
  const characters = [...text]
  const size = MOST_BYTES / 8
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, i) =>
    characters.slice(i * size, (i + 1) * size).join(''),
  )
}

function literal(value: Value): string {
  if (value === null) return 'NULL'
  if (typeof value === 'number') return String(value)
  // SQL ends at a NUL, also within a text.
  return value.includes('\0')
    ? `CAST(X'${Buffer.from(value).toString('hex')}' AS TEXT)`
    : `'${value.replaceAll("'", "''")}'`
}

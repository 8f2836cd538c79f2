import type { Memory } from './recorder.ts'

/** What one scenario costs. */
export interface Row {
  name: string
  cold: number
  warm: number
  limit: number
  statements: number
  rowsRead: number
  rowsWritten: number
  /** Of the answer. */
  bytes: number
}

const HEADER = ['', 'cold', 'warm', 'limit', 'statements', 'rows read', 'written', 'bytes']
const WIDTHS = [80, 7, 7, 7, 12, 11, 9, 9]

const line = (cells: string[]): string =>
  cells.map((cell, i) => (i === 0 ? cell.padEnd(WIDTHS[0] ?? 0) : cell.padStart(WIDTHS[i] ?? 0))).join('')

export const heading = (title: string): string => `\n${line([title, ...HEADER.slice(1)])}`

export function tableLine(row: Row): string {
  const { name, cold, warm, limit, statements, rowsRead, rowsWritten, bytes } = row
  const numbers = [
    cold.toFixed(1),
    warm.toFixed(1),
    String(limit),
    String(statements),
    String(rowsRead),
    String(rowsWritten),
    String(bytes),
  ]
  return `${line([name, ...numbers])}${cold > limit ? '  OVER' : cold > 10 ? '  over 10 ms' : ''}`
}

/** Statements, and the rows that would be billed. */
export function databaseCost(memory: Memory): Pick<Row, 'statements' | 'rowsRead' | 'rowsWritten'> {
  const results = memory.flatMap(
    ([, answer]) => JSON.parse(answer) as { meta: { rows_read: number; rows_written: number } }[],
  )
  return {
    statements: results.length,
    rowsRead: results.reduce((sum, { meta }) => sum + meta.rows_read, 0),
    rowsWritten: results.reduce((sum, { meta }) => sum + meta.rows_written, 0),
  }
}

/**
 * Rows as RFC 4180 CSV with a header: the same columns also when there are no rows. Lists are joined with "; ".
 * A field of a field is named with a dot, `forecast.final`.
 */
export function toCsv(rows: readonly Record<string, unknown>[], columns: readonly string[]): string {
  const paths = columns.map((name) => name.split('.'))
  const lines = rows.map((row) => paths.map((path) => cell(fieldAt(row, path))).join(','))
  return `${[columns.join(','), ...lines].join('\r\n')}\r\n`
}

const fieldAt = (row: Record<string, unknown>, [name = '', inner]: string[]): unknown =>
  inner === undefined ? row[name] : (row[name] as Record<string, unknown> | undefined)?.[inner]

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = Array.isArray(value) ? value.join('; ') : String(value)
  // A spreadsheet would run a scraped text that begins like a formula.
  const safe = typeof value !== 'number' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

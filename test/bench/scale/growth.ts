import type { Measured, Scale } from './measure.ts'

/** Calls that may read more over a longer history, and why that is no leak. */
export const MAY_GROW: Record<string, string> = {
  'GET /api/v1/items?organization={OWNER}': 'has few items: all are sorted, until there are 500',
  'GET /topics/rag?range=all': 'it draws every week there is: a row each',
  'GET /api/v1/trends/topics?topics=rag&interval=month':
    'three years of months, of which the shorter history has one',
}

/** What may come to be read more: a page of a table breaks elsewhere. */
export const allowed = (before: number): number => Math.floor(before * 1.1) + 5

export interface Growth {
  name: string
  before: Measured
  after: Measured
  /** Why it is over its limit; `null` where it is not. */
  over: string | null
}

/** What each call reads over the shorter and over the longer history. */
export function growthOf(short: Scale, long: Scale, mostStatements: number): Growth[] {
  return [...long.calls].flatMap(([name, after]): Growth[] => {
    const before = short.calls.get(name)
    if (before === undefined) return []
    const grows = after.rowsRead > allowed(before.rowsRead) && !(name in MAY_GROW)
    const many = Math.max(before.statements, after.statements) > mostStatements && name.startsWith('tick')
    return [{ name, before, after, over: grows ? 'reads more' : many ? 'too many statements' : null }]
  })
}

const WIDTHS = [76, 9, 9, 9, 9, 9, 11, 11, 11]
const line = (cells: readonly string[]): string =>
  cells.map((cell, i) => (i === 0 ? cell.padEnd(WIDTHS[0] ?? 0) : cell.padStart(WIDTHS[i] ?? 0))).join('')

export const growthHeading = (short: Scale, long: Scale): string => {
  const [one, other] = [short, long].map(({ years }) =>
    years >= 1 ? `${years} y` : `${Math.round(years * 365)} d`,
  )
  return line([
    '',
    `read ${one}`,
    `${other}`,
    'growth',
    'written',
    'statem.',
    `cold ${one}`,
    `cold ${other}`,
    `warm ${other}`,
  ])
}

export function growthLine({ name, before, after, over }: Growth): string {
  const ratio = before.rowsRead === 0 ? '' : `x${(after.rowsRead / before.rowsRead).toFixed(2)}`
  const ms = (value: number | undefined) => (value === undefined ? '' : value.toFixed(1))
  const cells = [
    ...[
      after.calls > 1 ? `${name} (${after.calls})` : name,
      String(before.rowsRead),
      String(after.rowsRead),
      ratio,
    ],
    ...[String(after.rowsWritten), String(Math.max(before.statements, after.statements))],
    ...[ms(before.cpu?.cold), ms(after.cpu?.cold), ms(after.cpu?.warm)],
  ]
  const why = over ?? (after.rowsRead > allowed(before.rowsRead) ? `allowed: ${MAY_GROW[name]}` : null)
  return `${line(cells)}${why === null ? '' : `  ${over === null ? why : why.toUpperCase()}`}`
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface VarsFile {
  path: string
  remove(): void
}

const QUOTES = ["'", '`', '"']

/**
 * Writes variables to a file for `wrangler dev --env-file` that nobody else can read: on a command line everybody on
 * the machine could.
 *
 * @throws {RangeError} naming the variable when its value can't be written so that it is read as it is
 */
export function writeVars(vars: Record<string, string | undefined>): VarsFile {
  const lines = Object.entries(vars).map(([name, value = '']) => `${name}=${asRead(name, value)}\n`)
  const folder = mkdtempSync(join(tmpdir(), 'uptrend-vars-'))
  const path = join(folder, 'vars.env')
  writeFileSync(path, lines.join(''), { mode: 0o600 })
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Within quotes a value keeps its spaces and marks; a dollar sign would stand for another variable. */
function asRead(name: string, value: string): string {
  const quote = QUOTES.find((one) => !value.includes(one))
  // Within double quotes a backslash would stand for more than itself.
  if (quote === undefined || (quote === '"' && value.includes('\\')))
    throw new RangeError(`${name} holds more kinds of quotes than can be written down`)
  return `${quote}${value.replaceAll('$', '\\$')}${quote}`
}

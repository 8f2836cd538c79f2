import { existsSync, readFileSync, statSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { afterEach, describe, expect, test } from 'vitest'
import { type VarsFile, writeVars } from '../../scripts/local/vars-file.ts'

let file: VarsFile
afterEach(() => file.remove())
const textOf = (vars: Record<string, string>): string => {
  file = writeVars(vars)
  return readFileSync(file.path, 'utf8')
}

describe('variables in a file', () => {
  test('are read as they were given, by nobody else, until they are removed', () => {
    const vars = {
      PLAIN: 'http://127.0.0.1:1',
      EMPTY: '',
      MARKED: ' # = \\n ',
      QUOTED: "it's `so`",
      BOTH: `'"`,
    }
    expect(parseEnv(textOf(vars))).toEqual(vars)
    expect(statSync(file.path).mode & 0o777).toBe(0o600)
    file.remove()
    expect(existsSync(file.path)).toBe(false)
  })

  test('name no other variable', () => {
    expect(textOf({ TOKEN: 'a$HOME' })).toBe("TOKEN='a\\$HOME'\n")
  })

  test.each(['\'`"', "'`\\n"])('that would be read otherwise are refused by name: %j', (value) => {
    expect(() => writeVars({ TOKEN: value })).toThrow(/^TOKEN holds more kinds of quotes/)
  })
})

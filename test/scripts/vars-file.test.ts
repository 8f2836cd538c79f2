import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { beforeEach, describe, expect, test } from 'vitest'
import { writeVars } from '../../scripts/local/vars-file.ts'

let path: string
beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'uptrend-')), 'vars.env')
})

describe('variables in a file', () => {
  test('are those that were given, whatever was there, and nobody else can read them', () => {
    writeFileSync(path, 'OLD=1', { mode: 0o644 })
    const vars = {
      PLAIN: 'http://127.0.0.1:1',
      EMPTY: '',
      MARKED: ' # = \\n ',
      QUOTED: `it's \`so\``,
      BOTH: `'"`,
    }
    writeVars(path, vars)
    expect(parseEnv(readFileSync(path, 'utf8'))).toEqual(vars)
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('name no other variable', () => {
    writeVars(path, { TOKEN: 'a$HOME' })
    expect(readFileSync(path, 'utf8')).toBe("TOKEN='a\\$HOME'\n")
  })

  test.each(['\'`"', "'`\\n"])('that would be read otherwise are refused by name: %j', (value) => {
    expect(() => writeVars(path, { TOKEN: value })).toThrow(/^TOKEN holds more kinds of quotes/)
  })
})

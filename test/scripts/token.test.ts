import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { ensureLocalToken, localToken, tokenOf } from '../../scripts/local/token.ts'

const HERE = 'http://localhost:8787'
let folder: string
const secrets = (text: string) => writeFileSync(join(folder, '.dev.vars'), text)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'uptrend-'))
})

describe('the admin token of the Worker on this machine', () => {
  test('is made once, and found for this machine and no other', () => {
    expect(localToken(HERE, folder)).toBeNull()
    const token = ensureLocalToken(folder)
    expect(token).toMatch(/^[\w-]{30,}$/)
    expect(ensureLocalToken(folder)).toBe(token)
    expect(localToken(HERE, folder)).toBe(token)
    expect(localToken('https://uptrend.example', folder)).toBeNull()
  })

  test('is that of .dev.vars where there is one', () => {
    const made = ensureLocalToken(folder)
    secrets(readFileSync('.dev.vars.example', 'utf8'))
    expect(ensureLocalToken(folder)).toBe(made)
    secrets('# mine\nADMIN_TOKEN="abc 123"\nDIGEST=daily\n')
    expect(ensureLocalToken(folder)).toBe('abc 123')
    expect(localToken(HERE, folder)).toBe('abc 123')
    expect(localToken('https://uptrend.example', folder)).toBeNull()
  })
})

test.each(['hush\nhush', 'hush\u2013', 'hush\u0000'])(
  '%j, which no request can carry, is refused and not said',
  (token) => {
    secrets(`ADMIN_TOKEN="${token}"`)
    for (const ask of [() => tokenOf({ ADMIN_TOKEN: token }), () => localToken(HERE, folder)]) {
      expect(ask).toThrow(/^ADMIN_TOKEN in (?:the environment|\.dev\.vars) holds/)
      expect(ask).not.toThrow('hush')
    }
  },
)

test('blanks and line ends around a token are not part of it', () => {
  expect(tokenOf({ ADMIN_TOKEN: ' abc\r\n' })).toBe('abc')
  expect(tokenOf({})).toBe('')
})

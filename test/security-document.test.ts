import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { textOf } from './architecture/source-files.ts'

/** The rows of the table of attacks: what is tried, what answers it, and the test of it. */
const rows = textOf('SECURITY.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| try |'))
  .map((line) => line.slice(2, -2).split(' | '))

test('every line has what is tried, what answers it, and a test', () => {
  expect(rows.length).toBeGreaterThan(20)
  for (const row of rows) expect(row).toHaveLength(3)
})

describe('the test that is named exists', () => {
  test.each(rows)('%s', (_, answer = '', named = '') => {
    expect(answer).toMatch(/\w{3}/)
    const [, path = '', title = ''] = /^`([^`]+)` "([^"]+)"$/.exec(named) ?? []
    expect(existsSync(path)).toBe(true)
    const text = textOf(path)
    const at = text.indexOf(title)
    expect(at).toBeGreaterThan(0)
    expect(text).not.toMatch(/\b(?:test|describe)\.(?:skip|todo)\(/)
  })
})

test('the README leads there', () => {
  expect(textOf('README.md')).toContain('(SECURITY.md)')
})

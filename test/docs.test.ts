import { describe, expect, test } from 'vitest'
import { RUNS_KEPT } from '../workers/collect/thin.ts'
import { DAY } from '../workers/days.ts'
import { sources } from '../workers/sources/index.ts'
import { bytesFull, bytesWarning, planOf } from '../workers/watch/limits.ts'
import { filesIn, textOf } from './architecture/source-files.ts'

const README = textOf('README.md')
const manifest = JSON.parse(textOf('package.json')) as Record<string, Record<string, string>>

type Module = Record<string, unknown>
const modules = await Promise.all(
  filesIn('workers/api/routes').map((path) => import(/* @vite-ignore */ `../${path}`) as Promise<Module>),
)
const exported = modules.flatMap((module) => Object.values(module)) as Module[]

/** Every documented endpoint, and those for the deployer alone. */
const routes = exported
  .filter((value) => typeof value.path === 'string' && typeof value.summary === 'string')
  .map(({ path }) => String(path))
const posts = exported
  .flatMap((value) => (Array.isArray(value.routes) ? (value.routes as Module[]) : []))
  .filter(({ method }) => method === 'POST')
  .map(({ path }) => String(path))

/** The rows of the README's tables, as the texts of their cells. */
const rows = README.split('\n')
  .filter((line) => line.startsWith('| ') && !/^\|[\s|:-]*\|$/.test(line))
  .map((line) =>
    line
      .slice(1, line.lastIndexOf('|'))
      .split('|')
      .map((cell) => cell.trim()),
  )

const codesIn = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)

test('the README starts with what it is, a picture and the two commands', () => {
  expect(README).toMatch(/^# Uptrend\n/)
  const picture = README.search(/!\[[^\]]{10,}\]\([^)]+\)/)
  const commands = README.search(/```sh\nnpm install\nnpm start\n```/)
  expect(picture).toBeGreaterThan(0)
  expect(commands).toBeGreaterThan(picture)
  const [, image = ''] = /!\[[^\]]+\]\(([^)]+)\)/.exec(README) ?? []
  expect(() => textOf(image)).not.toThrow()
})

describe('every script is named', () => {
  test.each(Object.keys(manifest.scripts ?? {}))('%s', (name) => {
    const command = name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`
    expect(README).toMatch(new RegExp(`${command}(?![\\w:-])`))
  })

  test('and no other', () => {
    const named = [...README.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => manifest.scripts?.[name] === undefined)).toEqual([])
  })
})

describe('every source is listed', () => {
  test.each(sources)('$id, with its unit', ({ id, unit }) => {
    const row = rows.find(([first]) => first === `\`${id}\``)
    expect(row?.[1]).toBe(unit.many)
  })

  test('and no other', () => {
    const listed = rows.flatMap(([first = '']) => /^`([a-z]+-[a-z-]+)`$/.exec(first)?.[1] ?? [])
    expect(listed.filter((id) => !sources.some((source) => source.id === id))).toEqual([])
  })
})

describe('every route of the API is listed', () => {
  test.each(routes)('%s', (path) => {
    const row = rows.find(([first = '']) => codesIn(first).includes(path))
    expect(row?.[1]).toMatch(/\w{3}/)
  })

  test('and no other', () => {
    const listed = rows.flatMap(([first = '']) =>
      codesIn(first).filter((code) => /^\/(?!api\/)[a-z]/.test(code)),
    )
    expect(listed.filter((path) => !routes.includes(path))).toEqual([])
    expect(routes.length).toBeGreaterThanOrEqual(7)
    expect(posts.length).toBeGreaterThanOrEqual(2)
  })

  test('and mounted', async () => {
    const { operations } = (await import(`../${'workers/api/operations.ts'}`)) as { operations: Module }
    const mounted = Object.entries(operations).map(([path, one]) => {
      expect(path).toBe((one as Module).path)
      return path
    })
    expect(mounted.sort()).toEqual([...routes].sort())
  })

  test.each(posts)('POST /api/v1/admin%s', (path) => {
    expect(README).toContain(`POST /api/v1/admin${path}`)
  })
})

describe('every dependency has a line of why', () => {
  const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
  const listed = new Map(
    rows.flatMap(([first = '', why = '']) => first.split(', ').map((name) => [name, why])),
  )

  test.each(names)('%s', (name) => {
    expect(listed.get(name)).toMatch(/\w.{9}/)
  })
})

describe('limits are those of the code', () => {
  const plan = planOf({})
  const megabytes = (bytes: number) => `${bytes / 1e6} MB`
  test.each([
    ['where the database fills up', `from ${megabytes(bytesWarning(plan))} on`],
    ['where abstracts are left out', `from ${megabytes(bytesFull(plan))} on`],
    ['what the free plan holds', `the free plan's ${megabytes(plan.bytes)}`],
    ['rows written a day', `of the ${plan.rowsWritten.toLocaleString('en')} that the free plan allows`],
    ['rows read a day', `of ${plan.rowsRead.toLocaleString('en')}`],
    ['a database of the paid plan', `${planOf({ PLAN: 'paid' }).bytes / 1e9} GB a database`],
    ['how long runs are kept', `runs are kept ${RUNS_KEPT / DAY} days`],
  ])('%s', (_, words) => {
    expect(README.replace(/\s+/g, ' ')).toContain(words)
  })
})

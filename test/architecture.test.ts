import { describe, expect, test } from 'vitest'
import { effectsIn, hasSql } from './architecture/effects.ts'
import { wrongWith } from './architecture/rules.ts'
import { codeOf, filesIn, type Import, importsOf } from './architecture/source-files.ts'

const WORKER = [...filesIn('workers'), ...filesIn('dashboard')]
const ALL = [...WORKER, ...filesIn('scripts')]

const runs = (to: string): Import => ({ to, typeOnly: false })
const names = (to: string): Import => ({ to, typeOnly: true })

test('every import goes in the direction of the dependencies', () => {
  const wrong = ALL.flatMap((path) => importsOf(path).map((one) => wrongWith(path, one)))
  expect(wrong.filter((words) => words !== null)).toEqual([])
  // Were they not read any more, none would be wrong.
  expect(wrong.length).toBeGreaterThan(3 * WORKER.length)
})

test('below the entry nothing reads a clock, fetches by itself or throws dice', () => {
  const found = WORKER.filter((path) => path !== 'workers/index.ts').flatMap((path) =>
    effectsIn(codeOf(path)).map((what) => `${path} ${what}`),
  )
  expect(found).toEqual([])
  expect(effectsIn(codeOf('workers/index.ts'))).toEqual(['reads the clock', 'fetches by itself'])
})

test('only the store asks the database', () => {
  const asking = WORKER.filter((path) => hasSql(codeOf(path)))
  expect(asking.filter((path) => !path.startsWith('workers/store/'))).toEqual([])
  expect(asking.length).toBeGreaterThan(10)
})

test('what the API says of itself is written when the Worker is built, and no part of it', () => {
  const documentation = /^workers\/(?:api\/(?:documentation|resources)\/|feeds\/documentation\.ts$)/
  const run = WORKER.filter(
    (path) => !documentation.test(path) && !path.startsWith('dashboard/reference/'),
  ).flatMap((path) => importsOf(path).filter(({ to, typeOnly }) => documentation.test(to) && !typeOnly))
  expect(run).toEqual([])
})

describe('a wrong direction is noticed', () => {
  test.each<[from: string, to: Import]>([
    ['workers/sources/index.ts', runs('workers/store/items.ts')],
    ['workers/sources/index.ts', names('workers/collect/look.ts')],
    ['workers/topics/matcher.ts', runs('workers/trends/level.ts')],
    ['workers/topics/matcher.ts', runs('hono')],
    ['workers/trends/level.ts', runs('node:fs')],
    ['workers/collect/look.ts', runs('workers/store/items.ts')],
    ['workers/store/items.ts', runs('workers/collect/look.ts')],
    ['workers/store/items.ts', runs('workers/jobs/tick.ts')],
    ['workers/api/routes/items.ts', runs('workers/jobs/tick.ts')],
    ['workers/api/routes/items.ts', names('dashboard/pages/item.tsx')],
    ['workers/digest/message.ts', runs('workers/store/digest-rows.ts')],
    ['workers/digest/message.ts', names('workers/env.ts')],
    ['workers/feeds/daily.ts', runs('workers/api/operation.ts')],
    ['workers/jobs/tick.ts', runs('workers/api/app.ts')],
    ['workers/index.ts', runs('dashboard/pages/item.tsx')],
    ['dashboard/load-item.ts', runs('workers/api/operation.ts')],
    ['dashboard/load-item.ts', runs('workers/jobs/tick.ts')],
    ['dashboard/pages/item.tsx', runs('workers/store/items.ts')],
    ['dashboard/pages/item.tsx', runs('chart.js')],
    ['dashboard/client/chart.ts', runs('workers/days.ts')],
    ['dashboard/client/chart.ts', runs('dashboard/words.ts')],
    ['dashboard/client/chart.ts', runs('hono')],
    ['scripts/start.ts', runs('workers/jobs/tick.ts')],
    ['scripts/start.ts', runs('test/bench/run.ts')],
    ['workers/new/file.ts', runs('workers/types.ts')],
  ])('%s', (from, to) => {
    expect(wrongWith(from, to)).toContain(from)
  })

  test('in every way of writing an import', () => {
    const text = `import { type A, b } from '../store/a.ts'
import type { C } from './c.ts'
import {
  d,
} from 'hono'
import './e.ts'
import json from './f.json' with { type: 'json' }
export * from './g.ts'
export type { H } from './h.ts'
const i = await import('./i.ts')
`
    expect(importsOf('workers/api/x.ts', text)).toEqual([
      runs('workers/store/a.ts'),
      names('workers/api/c.ts'),
      runs('hono'),
      runs('workers/api/f.json'),
      runs('workers/api/g.ts'),
      names('workers/api/h.ts'),
      runs('workers/api/e.ts'),
      runs('workers/api/i.ts'),
    ])
  })
})

describe('what has effects is noticed', () => {
  test.each([
    'const at = Date.now()',
    'const at = new Date()',
    'const at = new Date',
    'const at = Date()',
    'const read = Date.now',
    'const at = performance.now()',
    'await fetch(url)',
    'look(url, fetch)',
    'const look = (one = fetch) => one(url)',
    'const chance = Math.random()',
    'const id = crypto.randomUUID()',
    'globalThis.fetch(url)',
  ])('%s', (code) => {
    expect(effectsIn(codeOf('a.ts', code))).not.toEqual([])
  })

  test.each([
    'const look = (fetch: typeof globalThis.fetch) => fetch(url)',
    'const look = ({ fetch }) => fetch(url)',
    '// Date.now()',
    'const at = new Date(moment)',
    'const at = Date.parse(text)',
    'const most = Math.max(1, 2)',
    'env.clock()',
  ])('but not in: %s', (code) => {
    expect(effectsIn(codeOf('a.ts', code))).toEqual([])
  })

  test.each([
    'const rows = await db.prepare(text).all()',
    'await env.DB.batch(statements)',
    'await env.DB.exec(text)',
    "const text = 'SELECT 1'",
    'const text = `\n  INSERT INTO item VALUES (1)`',
    'const text = `DELETE FROM \\`item\\``',
  ])('SQL in: %s', (code) => {
    expect(hasSql(codeOf('a.ts', code))).toBe(true)
  })

  test.each(['/a/.exec(text)', "const words = 'With every upvote kept'", "const label = 'Select a day'"])(
    'no SQL in: %s',
    (code) => {
      expect(hasSql(codeOf('a.ts', code))).toBe(false)
    },
  )
})

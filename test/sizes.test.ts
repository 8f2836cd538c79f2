import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { assetSize, workerSize } from './architecture/bundles.ts'
import { filesIn, ROOT, textOf } from './architecture/source-files.ts'

const FOLDERS = ['workers', 'dashboard', 'scripts', 'test', 'migrations', 'docs', '.ci']
/** Lists and recordings are as long as what they hold; of the rest, a file past this has a second idea in it. */
const MOST_LINES = 200
const DATA = /^(?:migrations\/|test\/fixtures\/)|\.(?:json|svg|png)$/
/** Files that may be longer, with the reason why. */
const LONGER = new Map<string, string>([
  ['test/jobs/trend-plan.test.ts', 'one plan, every state of it'],
  ['test/workerd/jobs/follow.test.ts', 'one job, every order of events'],
  ['test/workerd/jobs/new-generation.test.ts', 'one line too many'],
  ['test/workerd/api/organizations.test.ts', 'one endpoint, twelve lines too many'],
  ['test/workerd/api/admin-listings.test.ts', 'one endpoint, three lines too many'],
])

describe('what travels is small', () => {
  // 150 for collecting, topics and pages, 60 for the API with its search, exports and feeds.
  test('the Worker: at most 210 KB', async () => {
    const size = await workerSize()
    expect(size).toBeGreaterThan(20)
    expect(size).toBeLessThanOrEqual(210)
  })

  test.each([
    ['page', 2],
    ['script', 85],
    ['style', 12],
  ] as const)('the %s of the pages: at most %i KB', (name, most) => {
    const size = assetSize(name)
    expect(size).toBeGreaterThan(most / 20)
    expect(size).toBeLessThanOrEqual(most)
  })
})

test('the picture that links are shown with: 1200 by 630, at most 60 KB', () => {
  const picture = readFileSync('dist/public/preview.png')
  // The header of a PNG has them at its beginning.
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630])
  expect(picture.length / 1024).toBeLessThanOrEqual(60)
})

const files = [...FOLDERS.flatMap((folder) => filesIn(folder, /\.\w+$/)), '.ci/run']
const texts = [
  ...files,
  'README.md',
  'package.json',
  'package-lock.json',
  'wrangler.toml',
  'vitest.config.ts',
]

test(`no file that is written by hand is longer than ${MOST_LINES} lines`, () => {
  const long = files
    .filter((path) => !DATA.test(path) && textOf(path).trimEnd().split('\n').length > MOST_LINES)
    .filter((path) => !LONGER.has(path))
  expect(long).toEqual([])
  expect(files.length).toBeGreaterThan(100)
})

test('no file names a folder of the machine it was written on', () => {
  const home = /(?<![\w.])\/(?:home|Users)\/[a-z]|(?<![\w.])\/root\//
  const own = [ROOT, homedir()].map((path) => path.replace(/\/$/, '')).filter((path) => path.length > 1)
  const named = texts.filter((path) => {
    const text = textOf(path)
    return home.test(text) || own.some((folder) => text.includes(`${folder}/`))
  })
  expect(named.filter((path) => path !== 'test/sizes.test.ts')).toEqual([])
})

describe('the lock file', () => {
  test('has the packages of every system, and no addresses', () => {
    const check = ['scripts/check-lock.ts']
    expect(execFileSync(process.execPath, check, { cwd: ROOT, encoding: 'utf8' })).toMatch(/no addresses/)
  })

  test('names no registry', () => {
    const lines = textOf('package-lock.json').split('\n')
    expect(lines.filter((line) => /"resolved"|registry\.|\.tgz/.test(line))).toEqual([])
  })

  test('has every dependency at exactly one version', () => {
    const { dependencies, devDependencies } = JSON.parse(textOf('package.json')) as Record<
      string,
      Record<string, string>
    >
    const versions = Object.values({ ...dependencies, ...devDependencies })
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })
})

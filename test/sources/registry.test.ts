import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sourceById, sources } from '../../workers/sources/index.ts'
import { parsePublicId, publicId } from '../../workers/sources/public-id.ts'
import type { Source } from '../../workers/types.ts'

const folder = new URL('../../workers/sources/', import.meta.url)
const isSource = (value: unknown): value is Source =>
  typeof value === 'object' && value !== null && 'ways' in value && 'externalId' in value
const modules = await Promise.all(
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map(async (name) => Object.values(await import(new URL(name, folder).href))),
)
const examples: Record<string, { good: string[]; bad: string[] }> = {
  'huggingface-papers': {
    good: ['2503.02130', '1412.6980', '0704.0001', 'title-0123456789abcd'],
    bad: ['2503.0213', '2503.021300', '503.02130', 'cs/0112017', 'title-0123456789abcg', '2503,02130'],
  },
  'github-trending': {
    good: ['quay/rope', 'q/r', 'Quay-Side/rope.js', 'quay/.github', 'quay/_', 'quay/...'],
    bad: [
      'quay',
      'quay/',
      '/rope',
      'quay/..',
      'quay/.',
      'quay/rope/x',
      '-quay/rope',
      'quay/röpe',
      'qu_ay/rope',
    ],
  },
}

describe('the registry', () => {
  test('lists every source that stands in a file of the folder', () => {
    const found = modules.flat().filter(isSource)
    expect(found.length).toBeGreaterThan(0)
    expect(new Set(sources)).toEqual(new Set(found))
  })

  test('has an example of ids for every source', () => {
    expect(Object.keys(examples).sort()).toEqual(sources.map(({ id }) => id).sort())
  })

  test('gives every source an id of its own, which finds it', () => {
    expect(new Set(sources.map(({ id }) => id)).size).toBe(sources.length)
    for (const source of sources) {
      expect(source.id).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
      expect(sourceById(source.id)).toBe(source)
    }
    for (const id of ['', 'nowhere', '__proto__', 'constructor']) expect(sourceById(id)).toBeUndefined()
  })
})

describe.each(sources.map((source) => [source.id, source] as const))('%s', (id, source) => {
  const { good, bad } = examples[id] ?? { good: [], bad: [] }
  const host = new URL(source.home).host
  const onTheSite = (address: string | null) => {
    const url = new URL(address ?? '')
    expect([url.protocol, url.host, url.username]).toEqual(['https:', host, ''])
    return url
  }

  test('knows its own ids, whole and nothing else', () => {
    expect(source.externalId.source).toMatch(/^\^.*\$$/)
    expect(source.externalId.flags).toBe('')
    for (const externalId of good) {
      expect(externalId).toMatch(source.externalId)
      for (const spoilt of [
        `${externalId}\n`,
        ` ${externalId}`,
        `${externalId}/../x`,
        `${externalId}?a`,
        `"${externalId}`,
      ])
        expect(spoilt).not.toMatch(source.externalId)
    }
    for (const externalId of [...bad, '', 'javascript:alert(1)', '//evil.example', 'undefined'])
      expect(externalId).not.toMatch(source.externalId)
  })

  test('links to its own site, by https', () => {
    onTheSite(source.home)
    onTheSite(source.listingUrl('2026-03-11'))
    for (const externalId of good) {
      const address = source.itemUrl(externalId)
      if (address !== null) expect(onTheSite(address).pathname.endsWith(`/${externalId}`)).toBe(true)
    }
  })

  test('asks for paths of the site that name the day', () => {
    const names = source.ways.map((way) => way.name)
    expect(new Set(names).size).toBe(names.length)
    for (const way of source.ways) {
      const url = onTheSite(new URL(way.path('2026-03-11', 3), source.home).href)
      expect(url.href.includes('2026-03-11')).toBe(source.showsPastDays)
      expect(way.path('2026-03-11', 0) === way.path('2026-03-11', 1)).toBe(way.pageSize === undefined)
    }
  })

  test('is looked at hourly on its day, ever less often after it, and one day no more', () => {
    expect(source.hoursBetweenLooks(0)).toBe(1)
    let before = 1
    for (let age = 0; age <= 40; age++) {
      const hours = source.hoursBetweenLooks(age) ?? Number.POSITIVE_INFINITY
      expect(hours).toBeGreaterThanOrEqual(before)
      before = hours
    }
    expect(before).toBe(Number.POSITIVE_INFINITY)
    expect(source.hoursBetweenLooks(1) === null).toBe(!source.showsPastDays)
  })

  test('has public ids that lead back to it', () => {
    for (const externalId of good)
      expect(parsePublicId(publicId(id, externalId))).toEqual({ source: id, externalId })
    for (const externalId of bad) expect(parsePublicId(publicId(id, externalId))).toBeNull()
  })
})

test('what has not the form of a public id is none', () => {
  for (const id of [
    '',
    ':',
    '2503.02130',
    ':2503.02130',
    'huggingface-papers',
    'huggingface-papers:',
    'x:2503.02130',
  ])
    expect(parsePublicId(id)).toBeNull()
})

test('the papers follow the schedule that was measured for them', () => {
  const papers = sourceById('huggingface-papers')
  const hours = [0, 1, 2, 7, 8, 21, 22].map((age) => papers?.hoursBetweenLooks(age))
  expect(hours).toEqual([1, 1, 6, 6, 24, 24, null])
  expect(papers?.itemUrl('title-0123456789abcd')).toBeNull()
  expect(papers?.ways.map(({ name }) => name)).toEqual(['api', 'hydration', 'cards'])
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LENGTHS, validateRows } from '../../workers/collect/validate.ts'
import { sources } from '../../workers/sources/index.ts'
import type { Candidate, ListedItem, Source } from '../../workers/types.ts'
import { hostileText } from '../sources/hostile-text.ts'

const json = fc.jsonValue({ maxDepth: 2 })
const text = hostileText(30)
const maybe = <Value>(...values: fc.Arbitrary<Value>[]) => fc.oneof(...values, json, fc.constant(undefined))
const links = fc.constantFrom(
  ...[
    'https://a.example/x',
    'https://u:p@a.example',
    'http://a.example',
    'javascript:x',
    'https://github.com/a/b.git\n',
  ],
)
const ids: Record<string, fc.Arbitrary<string>> = {
  'huggingface-papers': fc.integer({ min: 0, max: 9 }).map((n) => `2601.0000${n}`),
  'github-trending': fc.integer({ min: 0, max: 9 }).map((n) => `quay/rope${n}`),
}

const details = fc.dictionary(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'other',
    ...sources.flatMap((source) => Object.keys(source.details)),
  ),
  maybe<unknown>(text, links, fc.nat(), fc.array(text)),
)

/** Candidates as a parser can make them of any JSON: mostly plausible rows with something wrong. */
const candidateOf = (source: Source): fc.Arbitrary<Candidate> =>
  fc.record(
    {
      externalId: maybe(ids[source.id] ?? text, ids[source.id] ?? text, text),
      title: maybe(text, text),
      summary: maybe(text),
      authors: maybe<unknown>(fc.array(maybe(text), { maxLength: 80 })),
      authorCount: maybe(fc.nat()),
      organization: maybe(fc.record({ id: maybe(text), name: maybe(text) })) as fc.Arbitrary<
        Candidate['organization']
      >,
      publishedAt: maybe<unknown>(
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
        fc.double(),
      ),
      upvotes: maybe<unknown>(fc.nat(500), fc.nat(500), fc.double()),
      comments: maybe<unknown>(fc.nat(500), fc.double()),
      details: details as fc.Arbitrary<Record<string, unknown>>,
      rank: maybe<unknown>(fc.nat(), fc.double()),
    },
    { requiredKeys: ['externalId', 'title', 'upvotes'] },
  ) as fc.Arbitrary<Candidate>

const FIELDS = [
  ...['externalId', 'title', 'summary', 'authors', 'authorCount', 'organization', 'publishedAt', 'upvotes'],
  ...['comments', 'details', 'rank'],
]

function expectClean(value: string | null | undefined, most: number): void {
  if (value === null || value === undefined) return
  expect(value.length).toBeGreaterThan(0)
  expect(value.length).toBeLessThanOrEqual(most)
  expect(value).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2028\u2029]|^\s|\s$/)
  expect(value.isWellFormed()).toBe(true)
}

const isCount = (value: unknown) =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 10_000_000

function expectSound(source: Source, item: ListedItem): void {
  expect(Object.keys(item).sort()).toEqual(FIELDS.toSorted())
  expect(Object.getPrototypeOf(item)).toBe(Object.prototype)
  expect(item.externalId).toMatch(source.externalId)
  expect(item.title).not.toBe('')
  expectClean(item.title, LENGTHS.title)
  expectClean(item.summary, LENGTHS.summary)
  for (const name of item.authors ?? []) expectClean(name, LENGTHS.name)
  expect(item.authors?.length ?? 0).toBeLessThanOrEqual(50)
  expectClean(item.organization?.name, LENGTHS.name)
  expectClean(item.organization?.id, LENGTHS.name)
  expect(item.organization?.name).not.toBe('')
  expect(isCount(item.upvotes)).toBe(true)
  for (const count of [item.comments, item.authorCount]) expect(count === null || isCount(count)).toBe(true)
  expect(item.publishedAt === null || Number.isInteger(item.publishedAt)).toBe(true)
  expect(isCount(item.rank) && item.rank > 0).toBe(true)
  expect(Object.getPrototypeOf(item.details)).toBe(Object.prototype)
  for (const [name, value] of Object.entries(item.details)) expectSoundDetail(source, name, value)
}

function expectSoundDetail(source: Source, name: string, value: unknown): void {
  const kind = Object.hasOwn(source.details, name) ? source.details[name] : undefined
  expect(kind).toBeDefined()
  if (kind === 'count') expect(isCount(value)).toBe(true)
  if (kind === 'text') expectClean(String(value), LENGTHS.text)
  if (kind === 'repository') expect(value).toMatch(/^[A-Za-z0-9-]{1,39}\/(?!\.\.?$)[A-Za-z0-9._-]{1,100}$/)
  if (kind === 'words') for (const word of value as string[]) expectClean(word, LENGTHS.word)
  if (kind === 'link') {
    const url = new URL(String(value))
    expect([url.protocol, url.username, url.password]).toEqual(['https:', '', ''])
    expect(String(value).length).toBeLessThanOrEqual(LENGTHS.link)
  }
}

describe.each(sources.map((source) => [source.id, source] as const))('rows of %s', (_, source) => {
  test('are accepted or rejected, each exactly once, and what is accepted is sound', () => {
    let accepted = 0
    fc.assert(
      fc.property(fc.array(candidateOf(source), { maxLength: 12 }), (candidates) => {
        const { items, rejected } = validateRows(source, candidates)
        expect(items.length + rejected.length).toBe(candidates.length)
        expect(new Set(items.map(({ externalId }) => externalId)).size).toBe(items.length)
        for (const item of items) expectSound(source, item)
        for (const { row, externalId, reason } of rejected) {
          expect(candidates[row - 1]).toBeDefined()
          expect(reason).not.toBe('')
          expectClean(externalId, 60)
        }
        expect(new Set(rejected.map(({ row }) => row)).size).toBe(rejected.length)
        accepted += items.length
      }),
      { numRuns: 500 },
    )
    expect(accepted).toBeGreaterThan(100)
  })

  test('that were accepted are accepted again, unchanged', () => {
    fc.assert(
      fc.property(fc.array(candidateOf(source), { maxLength: 6 }), (candidates) => {
        const { items } = validateRows(source, candidates)
        expect(validateRows(source, items)).toEqual({ items, rejected: [] })
      }),
      { numRuns: 200 },
    )
  })
})

test('nothing a row holds reaches a prototype', () => {
  const rows = JSON.parse(
    '[{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"externalId":"2601.00001","title":"T","upvotes":1,"details":{"__proto__":{"polluted":1,"ai_summary":"x"},"constructor":"y"}}]',
  )
  const source = sources[0]
  if (source === undefined) throw new Error('there is no source')
  const { items } = validateRows(source, rows)
  expect(items).toHaveLength(1)
  expect(items[0]?.details).toEqual({})
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

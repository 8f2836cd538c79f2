import { describe, expect, test } from 'vitest'
import { HOUR } from '../../workers/days.ts'
import { changes, type Facts, findings } from '../../workers/watch/findings.ts'
import { planOf, planProblems } from '../../workers/watch/limits.ts'

const NOW = Date.parse('2026-06-10T12:00:00Z')
const GOOD = {
  source: 'huggingface-papers',
  lastSuccess: NOW - HOUR,
  failures: 0,
  error: null,
  lastDay: '2026-06-09',
  quarantinedAt: null,
  quarantinedFor: null,
}
const well: Facts = {
  sources: [GOOD],
  unclosed: 2,
  untagged: 40,
  rowsRead: 100_000,
  rowsWritten: 9_000,
  bytes: 50_000_000,
  plan: planOf({}),
}
const kinds = (facts: Partial<Facts>) => findings({ ...well, ...facts }, NOW).map(({ kind }) => kind)
const source = (facts: Partial<Facts['sources'][number]>) => kinds({ sources: [{ ...GOOD, ...facts }] })

test('nothing is found where all is well, nor before anything was tried', () => {
  expect(kinds({})).toEqual([])
  expect(source({ lastSuccess: null, lastDay: null })).toEqual([])
})

test('on the paid plan its own limits are what counts', () => {
  const plan = planOf({ PLAN: 'paid' })
  expect(kinds({ plan, bytes: 7_900_000_000, rowsWritten: 1_000_000, rowsRead: 500_000_000 })).toEqual([])
  expect(kinds({ plan, bytes: 8_100_000_000, rowsWritten: 1_200_000 })).toEqual(['budget', 'space'])
  const [found] = findings({ ...well, plan, bytes: 9_700_000_000 }, NOW)
  expect(found?.detail).toBe(
    "the database holds 9700 MB of the paid plan's 10000 MB: abstracts of new items are not kept any more",
  )
})

test('whatever else the var says, the plan is the free one, and a word that is none is named', () => {
  expect([planOf({}), planOf({ PLAN: 'free' }), planOf({ PLAN: 'PAID!' })].map(({ name }) => name)).toEqual([
    'free',
    'free',
    'free',
  ])
  expect([{}, { PLAN: '' }, { PLAN: 'free' }, { PLAN: 'paid' }].flatMap(planProblems)).toEqual([])
  expect(planProblems({ PLAN: 'PAID!' })).toEqual(['PLAN: "PAID!" is neither free nor paid'])
})

describe('a source', () => {
  test('is late when it was not seen for more than three hours', () => {
    expect(source({ lastSuccess: NOW - 3 * HOUR })).toEqual([])
    expect(source({ lastSuccess: NOW - 3 * HOUR - 1 })).toEqual(['late'])
  })

  test('fails from the third time on', () => {
    expect(source({ failures: 2, error: 'x' })).toEqual([])
    expect(source({ failures: 3, error: 'x' })).toEqual(['failing'])
  })

  test('is quarantined for a day after an answer was, however well others did since', () => {
    const quarantined = (quarantinedAt: number) => source({ quarantinedAt, quarantinedFor: '3 papers' })
    expect(quarantined(NOW - 24 * HOUR + 1)).toEqual(['quarantined'])
    expect(quarantined(NOW - 24 * HOUR)).toEqual([])
  })

  test('is empty when it was seen on time and has listed nothing for more than five days', () => {
    expect(source({ lastDay: '2026-06-05' })).toEqual([])
    expect(source({ lastDay: '2026-06-04' })).toEqual(['empty'])
    expect(source({ lastDay: '2026-06-04', lastSuccess: NOW - 4 * HOUR })).toEqual(['late'])
  })

  test('that has never been seen and keeps failing is found', () => {
    expect(source({ lastSuccess: null, failures: 5, error: 'x' })).toEqual(['failing'])
  })

  test('is named, with the reason', () => {
    const [found] = findings(
      { ...well, sources: [{ ...GOOD, failures: 4, error: 'the site answered 503' }] },
      NOW,
    )
    expect(found).toEqual({
      kind: 'failing',
      subject: 'huggingface-papers',
      detail: '4 attempts in a row have failed: the site answered 503',
    })
  })
})

test.each([
  [{ unclosed: 12, untagged: 300 }, []],
  [{ unclosed: 13 }, ['backlog']],
  [{ untagged: 301 }, ['backlog']],
  [{ rowsWritten: 70_000 }, []],
  [{ rowsWritten: 70_001 }, ['budget']],
  [{ rowsRead: 3_500_001 }, ['budget']],
  [{ rowsRead: 4_000_000, rowsWritten: 90_000 }, ['budget']],
  [{ bytes: 399_999_999 }, []],
  [{ bytes: 400_000_000 }, ['space']],
] as [Partial<Facts>, string[]][])('%j is %j', (facts, expected) => {
  expect(kinds(facts)).toEqual(expected)
})

test('a full database is said to keep no abstracts', () => {
  const [found] = findings({ ...well, bytes: 480_000_000 }, NOW)
  expect(found?.detail).toContain('480 MB')
  expect(found?.detail).toContain('abstracts of new items are not kept')
})

describe('incidents', () => {
  const found = findings({ ...well, bytes: 450_000_000, unclosed: 30 }, NOW)

  test('begin with what is found for the first time', () => {
    expect(changes(found, [])).toEqual({ begun: found, ended: [] })
  })

  test('go on while it is found, and are over when it is not', () => {
    const open = [
      { id: 1, kind: 'space', subject: '' },
      { id: 2, kind: 'late', subject: 'github-trending' },
    ]
    const { begun, ended } = changes(found, open)
    expect(begun.map(({ kind }) => kind)).toEqual(['backlog'])
    expect(ended).toEqual([2])
  })

  test('of two sources are two', () => {
    const late = { kind: 'late' as const, subject: 'a', detail: '' }
    expect(changes([late], [{ id: 1, kind: 'late', subject: 'b' }])).toEqual({ begun: [late], ended: [1] })
  })
})

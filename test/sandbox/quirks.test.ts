import { describe, expect, it } from 'vitest'
import { DAY, dayNumber } from './days.ts'
import { HOSTILE_TITLES } from './hostile-titles.ts'
import { jsonOf } from './row-json.ts'
import { truthOf } from './truth.ts'
import { createWorld } from './world.ts'

const world = createWorld({ seed: 9 })
const truth = truthOf(world)
const recordsOf = (kind: string) => truth.quirks.filter((record) => record.kind === kind)

/** The rows of a listing a month later, as a reader gets them. */
function rowsOn(day: string): { paper: Record<string, unknown>; title: unknown; numComments: unknown }[] {
  const rows = world.listingAt(day, (dayNumber(day) + 30) * DAY)
  return JSON.parse(`[${rows.map(jsonOf).join(',')}]`)
}
const rowsWith = (kind: string) =>
  recordsOf(kind).map(({ day, id }) => rowsOn(day).filter(({ paper }) => paper.id === id))

describe('the truth of 430 days', () => {
  it.each([
    'hostile-title',
    'duplicate-row',
    'listed-again',
    'null-title',
    'negative-votes',
    'fractional-votes',
    'three-thousand-authors',
    'latex',
    'hidden-author',
    'submitter-organization',
    'repository-line-break',
    'repository-dot-git',
    'trailing-zero-id',
    'late-arrival',
    'votes-taken-back',
    'crowded-day',
    'empty-weekday',
  ])('lists %s at least once', (kind) => {
    expect(recordsOf(kind).length).toBeGreaterThan(0)
  })

  it('lists every hostile title', () => {
    const seen = new Set(recordsOf('hostile-title').map(({ detail }) => detail))
    expect([...seen].sort()).toEqual(HOSTILE_TITLES.map(([name]) => name).sort())
  })

  it('covers the days asked for only', () => {
    const week = truthOf(world, { from: '2026-03-02', to: '2026-03-08' })
    expect(week.quirks.length).toBeGreaterThan(0)
    expect(week.quirks.every(({ day }) => day >= '2026-03-02' && day <= '2026-03-08')).toBe(true)
  })
})

describe('odd rows', () => {
  it('hold what no reader may take, and the truth says which: about one row in 500', () => {
    for (const [row] of rowsWith('null-title')) expect(row?.title).toBeNull()
    for (const [row] of rowsWith('negative-votes')) expect(row?.paper.upvotes).toBeLessThan(0)
    for (const [row] of rowsWith('fractional-votes')) expect(Number(row?.paper.upvotes) % 1).toBe(0.5)
    expect(truth.refused.length).toBe(
      recordsOf('null-title').length +
        recordsOf('negative-votes').length +
        recordsOf('fractional-votes').length,
    )
    expect(truth.refused.length).toBeLessThan(20)
  })

  it('stand twice in one answer', () => {
    for (const rows of rowsWith('duplicate-row')) expect(rows.length).toBe(2)
  })

  it('come back on a later listing, at most nine days later', () => {
    for (const { day, id, detail } of recordsOf('listed-again')) {
      const first = detail?.slice('first on '.length) ?? ''
      expect(dayNumber(day) - dayNumber(first)).toBeLessThanOrEqual(9)
      for (const listing of [first, day])
        expect(rowsOn(listing).some(({ paper }) => paper.id === id)).toBe(true)
    }
  })

  it('have 3,303 authors', () => {
    for (const [row] of rowsWith('three-thousand-authors')) expect(row?.paper.authors).toHaveLength(3303)
  })

  it('survive JSON: a lone surrogate, NUL and control characters are escaped', () => {
    const titles = rowsWith('hostile-title').map(([row]) => String(row?.title))
    for (const part of [
      '\ud83d',
      '\u0000',
      '\u001b[31m',
      '\u202e',
      '\u200b',
      '__proto__',
      '<script>',
      'onerror',
      '一种',
    ])
      expect(titles.some((title) => title.includes(part))).toBe(true)
    expect(titles.some((title) => title.length === 5000)).toBe(true)
  })

  it('have links to code with a line break or .git', () => {
    for (const [row] of rowsWith('repository-line-break')) expect(row?.paper.githubRepo).toMatch(/\n$/)
    for (const [row] of rowsWith('repository-dot-git')) expect(row?.paper.githubRepo).toMatch(/\.git$/)
  })
})

describe('rows of different times', () => {
  const shareOf = (day: string, has: (row: ReturnType<typeof rowsOn>[number]) => boolean) => {
    const rows = Array.from({ length: 28 }, (_, at) => rowsOn(dayAfter(day, at))).flat()
    return rows.filter(has).length / rows.length
  }
  const dayAfter = (day: string, days: number) =>
    new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)
  const breaks = ({ title }: { title: unknown }) => String(title).includes('\n  ')

  it('break lines in over half of the titles and all summaries until a known day', () => {
    const { noLineBreaks } = truth.eras
    expect(shareOf(dayAfter(noLineBreaks, -28), breaks)).toBeGreaterThan(0.45)
    expect(shareOf(dayAfter(noLineBreaks, -28), ({ paper }) => String(paper.summary).includes('\n'))).toBe(1)
    expect(shareOf(noLineBreaks, breaks)).toBe(0)
  })

  it('name the organisation in another field for six days only', () => {
    const { submitter, organization } = truth.eras
    expect(
      recordsOf('submitter-organization').every(({ day }) => day >= submitter && day < organization),
    ).toBe(true)
    expect(shareOf(dayAfter(submitter, -28), (row) => 'organization' in row)).toBe(0)
    const since = shareOf(organization, (row) => 'organization' in row)
    expect(since).toBeGreaterThan(0.4)
    expect(since).toBeLessThan(0.7)
  })

  it('have ever fewer keywords in the last weeks', () => {
    const has = ({ paper }: { paper: Record<string, unknown> }) => 'ai_keywords' in paper
    expect(shareOf('2026-03-01', has)).toBeGreaterThan(0.9)
    expect(shareOf('2026-06-03', has)).toBeLessThan(0.6)
  })
})

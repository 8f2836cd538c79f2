import { describe, expect, it } from 'vitest'
import { createMatcher, type Strength } from '../../workers/topics/matcher.ts'
import { type Taxonomy, taxonomy } from '../../workers/topics/taxonomy.ts'
import { hasRecordings, readReference, recordedPapers } from './recorded.ts'

interface Counts {
  day0: string
  days: number
  papers: number[]
  any: Record<string, [day: number, papers: number][]>
  about: Record<string, [day: number, papers: number][]>
}

if (!hasRecordings) console.log('no recorded papers beside this checkout: their tests are skipped')

describe.skipIf(!hasRecordings)('over the recorded papers', () => {
  const papers = hasRecordings ? recordedPapers() : []

  it('at least 97% have a topic, and 89% are about one', () => {
    const { match } = createMatcher(taxonomy)
    const hits = papers.map(({ title, summary }) => match(title, summary))
    const share = (count: number) => count / papers.length
    expect(papers.length).toBeGreaterThan(8000)
    expect(share(hits.filter((each) => each.length > 0).length)).toBeGreaterThanOrEqual(0.97)
    const about = hits.filter((each) => each.some(({ strength }) => strength === 'about'))
    expect(share(about.length)).toBeGreaterThanOrEqual(0.89)
  })

  it('the matcher counts as the back-test did: with its taxonomy, 1 count in 1,000 differs at most', () => {
    const { total, different } = compare(readReference('taxonomy.json') as Taxonomy)
    expect(total.any + total.about).toBeGreaterThan(45_000)
    expect(different.any + different.about).toBeLessThanOrEqual((total.any + total.about) / 1000)
  })

  it('the taxonomy of the project counts the same mentions, within 1 in 100', () => {
    const { total, different } = compare(taxonomy)
    expect(different.any).toBeLessThanOrEqual(total.any / 100)
  })

  it('the taxonomy of the project counts as being about a topic what the back-test did, within 1 in 30', () => {
    const { total, different } = compare(taxonomy)
    expect(different.about).toBeLessThanOrEqual(total.about / 30)
  })

  /** Papers counted on the days whose listing was recorded as the back-test had it, and how many differ. */
  function compare(counted: Taxonomy) {
    const counts = readReference('backtest_counts.json') as Counts
    const { match } = createMatcher(counted)
    const listed = new Map<number, ReturnType<typeof match>[]>()
    for (const { title, summary, days } of papers) {
      const hits = match(title, summary)
      for (const day of days) {
        const place = (Date.parse(day) - Date.parse(counts.day0)) / 86_400_000
        listed.set(place, [...(listed.get(place) ?? []), hits])
      }
    }
    const total = { any: 0, about: 0 }
    const different = { any: 0, about: 0 }
    for (const set of ['any', 'about'] as const) {
      const counting: Strength[] = set === 'any' ? ['mention', 'about'] : ['about']
      for (const [topic, rows] of Object.entries(counts[set])) {
        const expected = new Map(rows)
        for (const [day, all] of listed) {
          if (counts.papers[day] !== all.length) continue
          const found = all.filter((hits) =>
            hits.some((hit) => hit.topic === topic && counting.includes(hit.strength)),
          )
          total[set] += expected.get(day) ?? 0
          different[set] += Math.abs(found.length - (expected.get(day) ?? 0))
        }
      }
    }
    return { total, different }
  }
})

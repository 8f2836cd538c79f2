import { describe, expect, it } from 'vitest'
import { githubTrending } from '../../workers/sources/github-trending.ts'
import { DAY, HOUR } from './days.ts'
import { answerTo } from './server.ts'
import { topicsIn } from './topic-forms.ts'
import { createWorld } from './world.ts'

const world = createWorld({ seed: 4 })
const start = Date.parse('2026-04-07T00:00:00Z')
const hourly = Array.from({ length: 24 * 40 }, (_, hour) => world.trendingAt(start + hour * HOUR))
const nameOf = ({ repository }: (typeof hourly)[number][number]) => `${repository.owner}/${repository.name}`
const namesAt = (hour: number) => (hourly[hour] ?? []).map(nameOf)

describe('trending repositories', () => {
  it('are 25 at any hour, each once', () => {
    for (const page of hourly) {
      expect(page.length).toBe(25)
      expect(new Set(page.map(nameOf)).size).toBe(25)
    }
  })

  it('gain stars and lose none', () => {
    const stars = new Map<string, number>()
    for (const page of hourly) {
      for (const shown of page) {
        expect(shown.stars).toBeGreaterThanOrEqual(stars.get(nameOf(shown)) ?? 0)
        expect(shown.stars).toBeGreaterThanOrEqual(shown.starsToday)
        stars.set(nameOf(shown), shown.stars)
      }
    }
  })

  it('come and go over hours and days; some stay for many days', () => {
    const kept = (hours: number) => namesAt(hours).filter((name) => namesAt(0).includes(name)).length
    expect(kept(3)).toBeGreaterThan(18)
    expect(kept(24)).toBeLessThan(24)
    expect(kept(24)).toBeGreaterThan(5)
    const hours = new Map<string, number>()
    for (const name of hourly.flatMap((page) => page.map(nameOf))) hours.set(name, (hours.get(name) ?? 0) + 1)
    const stays = [...hours.values()]
    expect(stays.length).toBeGreaterThan(100)
    expect(stays.filter((each) => each < 24).length).toBeGreaterThan(20)
    expect(stays.filter((each) => each > 7 * 24).length).toBeGreaterThan(8)
  })

  it('are described in words that name their topics, where they have any', () => {
    const all = new Map(hourly.flat().map((shown) => [nameOf(shown), shown.repository]))
    const wrong = [...all.values()].filter(({ description, topics }) => {
      const found = topicsIn(description ?? '')
      return topics.some((topic) => !found.has(topic)) || found.size !== topics.length
    })
    expect(wrong.length).toBeLessThanOrEqual(0.01 * all.size)
    const tagged = [...all.values()].filter(({ topics }) => topics.length > 0)
    expect(tagged.length).toBeGreaterThan(0.6 * all.size)
  })
})

describe('the trending page', () => {
  const now = start + 3 * DAY
  const page = String(answerTo(world, new URL('/trending?since=daily', 'http://sandbox'), now).body)
  const rows = page.split('<article class="Box-row">').slice(1)

  it('has the weight and the shape of the real one', () => {
    expect(page.length).toBeGreaterThan(450_000)
    expect(page.length).toBeLessThan(850_000)
    expect(rows.length).toBe(25)
    for (const row of rows) {
      expect(row).toContain('data-hydro-click-hmac=')
      expect(row).toContain('<svg ')
      expect(row).toContain('Built by')
      expect(row).toMatch(/\n {8}[\d,]+ stars? today\n/)
    }
    expect(page).toMatch(/\n {8}\d+,\d{3}\n/)
    expect(page).not.toContain('<script>alert')
  })

  it('has rows whose first heading is a dialog, as signed-in people see them', () => {
    const dialogs = rows.filter((row) => row.includes('<template'))
    expect(dialogs.length).toBeGreaterThan(0)
    expect(dialogs.length).toBeLessThan(25)
    for (const row of dialogs)
      expect(row.indexOf('Unstar this repository?')).toBeLessThan(row.indexOf('lh-condensed'))
  })

  it('is read by the project: the same repositories, stars and order', () => {
    const { candidates } = githubTrending.ways[0].parse(page)
    expect(candidates.map(({ externalId, upvotes }) => `${externalId} ${upvotes}`)).toEqual(
      world.trendingAt(now).map((shown) => `${nameOf(shown)} ${shown.stars}`),
    )
  })
})

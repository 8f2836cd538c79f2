import { describe, expect, it } from 'vitest'
import { huggingfacePapers } from '../../workers/sources/huggingface-papers.ts'
import { DAY, dayNamed, dayNumber, HOUR } from './days.ts'
import { answerTo } from './server.ts'
import { truthOf } from './truth.ts'
import { createWorld } from './world.ts'

const world = createWorld({ seed: 9 })
const ask = (path: string, now: number) => answerTo(world, new URL(path, 'http://sandbox'), now)
const text = (path: string, now: number) => String(ask(path, now).body)
const ids = (path: string, now: number): string[] =>
  JSON.parse(text(path, now)).map(({ paper }: { paper: { id: string } }) => paper.id)

const records = truthOf(world).quirks
const crowded = records.find(({ kind }) => kind === 'crowded-day')?.day ?? ''
const weekAfter = (day: string) => (dayNumber(day) + 7) * DAY
/** A Tuesday with a listing, and the Sunday before it. */
const tuesday = '2026-06-16'
const sunday = '2026-06-14'

describe('the API of the papers listing', () => {
  it('gives 50 rows at most, and the rest on the next page', () => {
    const now = weekAfter(crowded)
    const all = world.listingAt(crowded, now).map(({ row }) => row.paper.id)
    const first = ids(`/api/daily_papers?date=${crowded}&p=0&limit=100`, now)
    const second = ids(`/api/daily_papers?date=${crowded}&p=1&limit=100`, now)
    expect(first.length).toBe(50)
    expect([...first, ...second]).toEqual(all)
    expect(ids(`/api/daily_papers?date=${crowded}&p=2&limit=100`, now)).toEqual([])
    expect(ids(`/api/daily_papers?date=${crowded}&p=1&limit=10`, now)).toEqual(all.slice(10, 20))
  })

  it('orders the rows by votes, and they arrive through the day', () => {
    const begins = dayNumber(tuesday) * DAY
    const at = (hours: number) => JSON.parse(text(`/api/daily_papers?date=${tuesday}`, begins + hours * HOUR))
    expect(at(-1)).toEqual([])
    expect(at(4).length).toBeLessThan(at(26).length)
    const votes: number[] = at(26).map(({ paper }: { paper: { upvotes: number } }) => paper.upvotes)
    expect(votes).toEqual(votes.toSorted((a, b) => b - a))
  })

  it('answers [] for a day without papers and 400 with a reason for what is no day', () => {
    expect(text(`/api/daily_papers?date=${sunday}`, weekAfter(sunday))).toBe('[]')
    expect(text('/api/daily_papers?date=2099-01-05', weekAfter(sunday))).toBe('[]')
    for (const wrong of ['yesterday', '2026-02-30', '2026-6-1']) {
      const answer = ask(`/api/daily_papers?date=${wrong}`, weekAfter(sunday))
      expect(answer.status).toBe(400)
      expect(JSON.parse(String(answer.body))).toHaveProperty('error')
    }
  })

  it('has the fields and the weight of real rows', () => {
    const rows = JSON.parse(text(`/api/daily_papers?date=${tuesday}`, weekAfter(tuesday)))
    for (const { paper, ...outer } of rows) {
      expect(paper).toMatchObject({
        id: expect.stringMatching(/^\d{4}\.\d{5}$/),
        upvotes: expect.any(Number),
      })
      expect(paper.submittedOnDailyAt.slice(0, 10)).toBe(tuesday)
      expect(Date.parse(paper.publishedAt)).toBeLessThan(Date.parse(tuesday))
      expect(paper.authors[0]).toMatchObject({ _id: expect.any(String), name: expect.any(String) })
      expect(outer).toMatchObject({
        title: paper.title,
        summary: paper.summary,
        numComments: expect.any(Number),
      })
      expect(outer).toHaveProperty('submittedBy.followerCount')
    }
    const bytes = JSON.stringify(rows).length / rows.length
    expect(bytes).toBeGreaterThan(4500)
    expect(bytes).toBeLessThan(9000)
  })

  it('changes its tag exactly when the content changes', () => {
    const path = `/api/daily_papers?date=${tuesday}`
    const begins = dayNumber(tuesday) * DAY
    const answers = Array.from({ length: 200 }, (_, at) => ask(path, begins + at * 10 * 60_000))
    for (let at = 1; at < answers.length; at++)
      expect(answers[at]?.tag === answers[at - 1]?.tag).toBe(answers[at]?.body === answers[at - 1]?.body)
  })
})

describe('the page of the papers listing', () => {
  const unescaped = (html: string) =>
    html.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  const propsOf = (page: string) =>
    JSON.parse(unescaped(/data-target="DailyPapers" data-props="([^"]*)"/.exec(page)?.[1] ?? 'null'))

  it('holds the same rows as the API, as data and as cards', () => {
    for (const day of [
      tuesday,
      crowded,
      ...records.filter(({ kind }) => kind === 'hostile-title').map((r) => r.day),
    ]) {
      const now = weekAfter(day)
      const page = text(`/papers/date/${day}`, now)
      const rows = JSON.parse(text(`/api/daily_papers?date=${day}`, now))
      const props = propsOf(page)
      expect(props.date).toBe(`${day}T00:00:00.000Z`)
      expect(props.dailyPapers).toEqual(rows)
      expect(page).toContain(
        `<time class="relative flex flex-col items-stretch" datetime="${day}T00:00:00.000Z">`,
      )
      const cards = page.split('<article').slice(1)
      expect(cards.map((card) => /href="\/papers\/([^"#]+)"/.exec(card)?.[1])).toEqual(
        rows.map(({ paper }: { paper: { id: string } }) => paper.id),
      )
      cards.forEach((card, at) => {
        expect(card).toContain(`<div class="leading-none"><!---->${rows[at].paper.upvotes}<!----></div>`)
        expect(card.match(/#community/g)).toHaveLength(1)
        expect(card).toMatch(/\d+ authors?<|rounded-full border border-blue/)
        expect(card).not.toMatch(/<script|<img src=x/)
      })
    }
  })

  it('is the same under both addresses', () => {
    const now = weekAfter(tuesday)
    expect(text(`/papers?date=${tuesday}`, now)).toBe(text(`/papers/date/${tuesday}`, now))
    expect(text('/papers', now)).toBe(text(`/papers/date/${dayNamed(now / DAY)}`, now))
  })

  it('shows for an empty day the latest earlier day that has papers', () => {
    const page = text(`/papers/date/${sunday}`, weekAfter(sunday))
    expect(propsOf(page).date).toBe('2026-06-12T00:00:00.000Z')
    expect(propsOf(page).dailyPapers.length).toBeGreaterThan(0)
    const dawn = text(`/papers/date/${tuesday}`, dayNumber(tuesday) * DAY - HOUR)
    expect(propsOf(dawn).date < `${tuesday}T`).toBe(true)
  })

  it('answers 400 for what is no day, with hydration blocks but no papers', () => {
    const answer = ask('/papers/date/tomorrow', weekAfter(tuesday))
    expect(answer.status).toBe(400)
    expect(String(answer.body)).toContain('SVELTE_HYDRATER')
    expect(String(answer.body)).not.toContain('DailyPapers')
  })

  it('answers 404 for everything else', () => {
    expect(ask('/models', weekAfter(tuesday)).status).toBe(404)
    expect(ask('/papers/2606.61234', weekAfter(tuesday)).status).toBe(404)
  })
})

describe('the ways the project reads the listing', () => {
  it('find the same papers with the same votes, in the same order', () => {
    const now = weekAfter(tuesday)
    const seen = huggingfacePapers.ways.map((way) => {
      const { candidates } = way.parse(text(way.path(tuesday, 0), now))
      return candidates.map(({ externalId, upvotes }) => `${externalId} ${upvotes}`)
    })
    expect(seen[0]?.length).toBeGreaterThan(5)
    for (const way of seen) expect(way).toEqual(seen[0])
  })
})

import { describe, expect, test } from 'vitest'
import { ask } from '../helpers/app.ts'
import { AFTERWARDS, countedHistory } from '../helpers/counted-history.ts'
import { chartOn, open, type Page } from '../helpers/page.ts'
import { paper } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { hour, PAPERS } from '../helpers/times.ts'

/** The rows of the CSV that a page leads to, as objects of the texts that stand in it. None of these has quotes. */
async function csvOf(page: Page, asking: { now?: number } = {}): Promise<Record<string, string>[]> {
  const link = (await page.attributes('a', 'href')).find((href) => href?.includes('.csv')) ?? ''
  const response = await ask(link, asking)
  expect(response.status, link).toBe(200)
  const [header = '', ...lines] = (await response.text()).trimEnd().split('\r\n')
  const names = header.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? '', cell])))
}

/** A value as CSV writes it: to the last digit. */
const cell = (value: unknown): string => (value === null ? '' : String(value))

describe('the CSV that a chart leads to has exactly its numbers:', () => {
  test('shares of topics, with their bands, counts and coverage', { timeout: 20_000 }, async () => {
    await countedHistory()
    const now = { now: AFTERWARDS }
    for (const address of [
      '/topics/rag',
      '/topics/rag?range=all&interval=month',
      '/topics/scaling-laws?from=2024-11-01&to=2024-12-15&interval=day',
      '/compare?topics=rag,scaling-laws',
      '/compare?topics=rag,scaling-laws&metric=upvotes&interval=month',
      '/compare?topics=rag&scale=index',
    ]) {
      const page = await open(address, now)
      expect(page.status, address).toBe(200)
      const { periods, lines } = chartOn(page)
      const rows = await csvOf(page, now)
      const drawn = lines.flatMap(({ id, points }: { id: string; points: unknown[][] }) =>
        points.map(([value, lo, hi, k], i) => {
          const [period, from, to, n, coverage, provisional] = periods[i]
          return { topic: id, period, from, to, value, lo, hi, k, n, coverage, provisional }
        }),
      )
      expect(rows.length, address).toBeGreaterThan(2)
      expect(
        rows.map((row) => Object.fromEntries(Object.keys(drawn[0] ?? {}).map((name) => [name, row[name]]))),
        address,
      ).toEqual(
        drawn.map((point: object) =>
          Object.fromEntries(Object.entries(point).map(([name, value]) => [name, cell(value)])),
        ),
      )
    }
  })

  test("an item's upvotes, at their true times", async () => {
    for (const [i, votes] of [3, 4, 4, 9, 7].entries()) await see(hour(2 + 3 * i), [paper(1, votes)])
    const page = await open(`/items/${PAPERS}:2506.00001`)
    const { points } = chartOn(page) as { points: number[][] }
    expect(points).toHaveLength(4)
    const rows = await csvOf(page)
    expect(rows.map(({ observed_at = '', upvotes }) => [Date.parse(observed_at), Number(upvotes)])).toEqual(
      points.map(([at, upvotes]) => [at, upvotes]),
    )
  })
})

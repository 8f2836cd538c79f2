import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { SeriesData } from '../../dashboard/components/series-data.ts'
import { seriesValue } from '../../dashboard/components/series-value.ts'
import { onStage, openSample } from './helpers/on-stage.ts'
import { hasChromium } from './helpers/stage.ts'
import { addressOf } from './helpers/views.ts'

interface Upvotes {
  data: { observed_at: string; upvotes: number }[]
  meta: {
    forecast: { final: number | null; lo: number | null; hi: number | null } | null
    unit: string
    gaps: [from: string, to: string, reason: string][]
  }
}
interface Series {
  data: (Record<(typeof PERIOD)[number] | (typeof POINT)[number], unknown> & {
    topic: string
    k: number
    n: number
  })[]
}

/** What the data of a chart holds in arrays, in the order in which it does. */
const PERIOD = ['period', 'from', 'to', 'n', 'coverage', 'provisional'] as const
const POINT = ['value', 'lo', 'hi', 'k'] as const

describe.skipIf(!hasChromium)('charts hold the numbers of the API', () => {
  const there = onStage()

  const open = (path: string) => openSample(there, path)
  const answer = async <Answer>(path: string): Promise<Answer> => {
    const response = await fetch(addressOf({ state: 'sample', path: `/api/v1${path}` }, there.stage))
    expect(response.status).toBe(200)
    return (await response.json()) as Answer
  }

  test.each(['{paper}', '{repository}'])('the upvotes of an item, point by point: %s', async (item) => {
    const { data, meta } = await answer<Upvotes>(`/items/${item}/upvotes`)
    expect(data.length).toBeGreaterThan(1)
    const page = await open(`/items/${item}`)
    expect(await isDrawn(page)).toBe(true)
    const spoken = await stepThrough(page)
    const gap = /^Not seen from /
    const forecast = /^Expected by /
    expect(spoken.filter((words) => !gap.test(words) && !forecast.test(words))).toEqual(
      data.map(
        ({ observed_at, upvotes }) =>
          `${spokenTime(observed_at)}: ${upvotes.toLocaleString('en')} ${meta.unit}`,
      ),
    )
    expect(spoken.filter((words) => gap.test(words))).toEqual(
      meta.gaps.map(
        ([from, to, reason]) => `Not seen from ${spokenTime(from)} to ${spokenTime(to)}: ${reason}`,
      ),
    )
    const { final = null, lo, hi } = meta.forecast ?? {}
    const range = `${final?.toLocaleString('en')} ${meta.unit}, 80%: ${lo?.toLocaleString('en')} to ${hi?.toLocaleString('en')}`
    for (const words of spoken.filter((one) => forecast.test(one))) expect(words).toMatch(`: ${range}`)
    await page.context().close()
  })

  test('a topic over its weeks', async () => {
    const page = await open('/topics/{topic}')
    const { data } = await answer<Series>(await askedOf(page))
    expect(await isDrawn(page)).toBe(true)
    const spoken = await stepThrough(page)
    for (const [i, { k, n }] of data.entries()) if (n > 0) expect(spoken[i]).toContain(`${k} of ${n} papers`)
    expect(data.filter(({ n }) => n > 0).length).toBeGreaterThan(10)
    await page.context().close()
  })

  test.each([
    '/topics/{topic}',
    '/topics/{topic}?range=all&interval=month',
    '/compare?topics={topics}',
    '/compare?topics={topics}&metric=upvotes&interval=month',
    '/compare?topics={topics}&scale=index&range=all',
  ])('what is drawn of %s is what the API answers, to the last digit, and the table shows', async (path) => {
    const page = await open(path)
    const { periods, lines, unit } = await dataOf(page)
    const drawn = lines.flatMap(({ id, points }) =>
      points.map((point, i) => ({ topic: id, ...named(PERIOD, periods[i]), ...named(POINT, point) })),
    )
    expect(drawn.filter(({ value }) => value !== null).length).toBeGreaterThan(3 * lines.length)
    const { data } = await answer<Series>(await askedOf(page))
    const fields = ['topic', ...PERIOD, ...POINT] as const
    expect(drawn).toEqual(data.map((row) => Object.fromEntries(fields.map((field) => [field, row[field]]))))

    const table = await page
      .locator('figure tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)),
      )
    expect(table).toHaveLength(periods.length)
    const shown = (value: number) => seriesValue(value, unit)
    for (const [i, cells] of table.entries())
      for (const [j, { points }] of lines.entries()) {
        const [value = null, lo = null, hi = null, k = null] = points[i] ?? []
        if (value !== null) expect(cells[3 * j]).toBe(shown(value))
        expect(cells[3 * j + 1]).toBe(lo === null || hi === null ? '' : `${shown(lo)} to ${shown(hi)}`)
        expect(cells[3 * j + 2]).toBe(k === null ? '' : k.toLocaleString('en'))
      }
    await page.context().close()
  })

  test('are drawn anew in the colours of the dark', async () => {
    const page = await open('/items/{paper}')
    const light = await pixels(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await isDrawn(page)).toBe(true)
    expect(await pixels(page)).not.toBe(light)
    await page.context().close()
  })
})

/** `10 Jun 2025, 02:05 UTC`. */
function spokenTime(iso: string): string {
  const words = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
    .formatToParts(new Date(iso))
    .map(({ type, value }) => (type === 'month' ? value.slice(0, 3) : value))
  return `${words.join('')}, ${iso.slice(11, 16)} UTC`
}

const plot = (page: Page) => page.locator('figure[data-chart] .plot').first()

const pixels = (page: Page): Promise<string> =>
  plot(page)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())

/** What a chart is drawn from. */
const dataOf = async (page: Page): Promise<SeriesData> =>
  JSON.parse((await page.locator('figure script[type="application/json"]').first().textContent()) ?? '')

/** What the API was asked for it: the path and query of its CSV, but for the format. */
async function askedOf(page: Page): Promise<string> {
  const source = page.locator('figure .links a[href*="/api/v1/trends/topics"]').first()
  const { pathname, search } = new URL((await source.getAttribute('href')) ?? '', page.url())
  return `${pathname.replace(/^\/api\/v1/, '').replace(/\.\w+$/, '')}${search}`
}

const named = <Name extends string>(names: readonly Name[], values: readonly unknown[] = []) =>
  Object.fromEntries(names.map((name, i) => [name, values[i]])) as Record<Name, unknown>

/** Whether anything stands on the canvas. */
const isDrawn = (page: Page): Promise<boolean> =>
  plot(page)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
        data: [],
      }
      return data.some((value) => value !== 0)
    })

/** What the chart says of each of its points, from the first one to the last. */
async function stepThrough(page: Page): Promise<string[]> {
  await plot(page).focus()
  const voice = page.locator('figure[data-chart] [data-voice]').first()
  const spoken: string[] = []
  for (let key = 'Home'; ; key = 'ArrowRight') {
    await page.keyboard.press(key)
    const words = (await voice.textContent()) ?? ''
    if (words === spoken.at(-1)) return spoken
    spoken.push(words)
  }
}

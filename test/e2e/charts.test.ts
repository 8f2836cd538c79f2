import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
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
  data: { k: number; n: number; provisional: boolean }[]
}

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
    const figure = page.locator('figure[data-chart="series"]').first()
    const source = await figure
      .locator('.links a[href*="/api/v1/trends/topics"]')
      .first()
      .getAttribute('href')
    const address = new URL(source ?? '', there.stage.urls.sample)
    const { data } = await answer<Series>(
      `${address.pathname.replace(/^\/api\/v1/, '').replace(/\.\w+$/, '')}${address.search}`,
    )
    expect(await isDrawn(page)).toBe(true)
    const spoken = await stepThrough(page)
    for (const [i, { k, n }] of data.entries()) if (n > 0) expect(spoken[i]).toContain(`${k} of ${n} papers`)
    expect(data.filter(({ n }) => n > 0).length).toBeGreaterThan(10)
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

import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { untilDrawn, watchedPage } from './helpers/browser.ts'
import { onStage, openSample } from './helpers/on-stage.ts'
import { hasChromium } from './helpers/stage.ts'
import { addressOf } from './helpers/views.ts'

describe.skipIf(!hasChromium)('how pages feel', () => {
  const there = onStage()
  const open = (path: string) => openSample(there, path)
  const plot = (page: Page) => page.locator('figure .plot').first()

  test.each([1280, 390])('nothing moves while a page comes, at %i px', async (width) => {
    const { page } = await watchedPage(there.browser, { viewport: { width, height: 900 } })
    for (const path of ['/', '/topics/{topic}', '/compare?topics={topics}', '/items/{paper}', '/health']) {
      await page.goto(addressOf({ state: 'sample', path }, there.stage), { waitUntil: 'load' })
      await untilDrawn(page)
      expect([path, await page.evaluate(layoutShift)]).toEqual([path, 0])
    }
    await page.context().close()
  })

  test('the reason of a gap is told under the pointer', async () => {
    const { page } = await watchedPage(there.browser)
    // The sample was seen without a gap: it gets one, in the middle.
    let until = 0
    await page.route(/\/items\//, async (route) => {
      const response = await route.fetch()
      const body = (await response.text()).replace(
        /(?<=<script type="application\/json">).*?(?=<\/script>)/s,
        (text) => {
          const data = JSON.parse(text) as { points: [at: number][]; gaps: unknown[]; until: number }
          const first = data.points[0]?.[0] ?? 0
          until = data.until
          const at = (part: number) => Math.round(first + part * (until - first))
          return JSON.stringify({
            ...data,
            forecast: null,
            gaps: [[at(0.4), at(0.6), 'the site answered 503']],
          })
        },
      )
      await route.fulfill({ response, body })
    })
    await page.goto(addressOf({ state: 'sample', path: '/items/{paper}' }, there.stage), {
      waitUntil: 'load',
    })
    await untilDrawn(page)
    expect(until).toBeGreaterThan(0)
    const box = (await plot(page).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    // Where the words stand: the middle of the top.
    const top = () =>
      plot(page)
        .locator('canvas')
        .evaluate((canvas: HTMLCanvasElement) => {
          const { data } = canvas.getContext('2d')?.getImageData(canvas.width / 2 - 20, 10, 80, 20) ?? {
            data: [],
          }
          return data.join()
        })
    await page.mouse.move(box.x + 0.15 * box.width, box.y + 60)
    const beside = await top()
    await page.mouse.move(box.x + 0.52 * box.width, box.y + 60)
    await expect.poll(top).not.toBe(beside)
    await page.mouse.move(box.x + 0.15 * box.width, box.y + 60)
    await expect.poll(top).toBe(beside)
    await page.context().close()
  })

  test('a page is fetched while the pointer is on its way, data is not', async () => {
    const page = await open('/topics/{topic}')
    const wanted = () =>
      page.locator('link[rel="prefetch"]').evaluateAll((all) => all.map((one) => one.getAttribute('href')))
    await page.locator('figure .links a', { hasText: 'CSV' }).hover()
    expect(await wanted()).toEqual([])
    const paper = page.locator('section[aria-labelledby="items"] a.title').first()
    await paper.hover()
    expect(await wanted()).toEqual([await paper.getAttribute('href')])
    await page.context().close()
  })

  test('back and forward lead through what was chosen', async () => {
    const page = await open('/topics/{topic}')
    const chosen = () => page.locator('nav[aria-label="Interval"] [aria-current]').textContent()
    await page.locator('nav[aria-label="Interval"] a', { hasText: 'by month' }).click()
    await page.waitForURL(/interval=month/)
    expect(await chosen()).toBe('by month')
    await page.goBack()
    expect(await chosen()).toBe('by week')
    await page.goForward()
    expect(await chosen()).toBe('by month')
    await page.context().close()
  })

  test('one page fades into the next only for those who did not ask for less motion', async () => {
    const page = await open('/')
    expect(await page.evaluate(transitions)).toEqual(['(prefers-reduced-motion: no-preference)'])
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
    await page.context().close()
  })
})

/** How much of a page has moved that nobody had asked to. */
const layoutShift = (): Promise<number> =>
  new Promise((resolve) => {
    let sum = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => resolve(sum), 100)
  })

/** Under which conditions pages fade into each other; an empty one is none. */
function transitions(): string[] {
  const found: string[] = []
  const look = (rules: CSSRuleList, condition: string) => {
    for (const rule of rules) {
      if (rule.cssText.startsWith('@view-transition')) found.push(condition)
      if (rule instanceof CSSMediaRule) look(rule.cssRules, rule.conditionText)
    }
  }
  for (const sheet of document.styleSheets) look(sheet.cssRules, '')
  return found
}

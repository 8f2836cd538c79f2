import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Frame, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { watchedPage } from './helpers/browser.ts'
import { onStage, openSample } from './helpers/on-stage.ts'
import { hasChromium } from './helpers/stage.ts'
import { addressOf } from './helpers/views.ts'

describe.skipIf(!hasChromium)('a chart on another site', () => {
  const there = onStage()
  const opened: Page[] = []

  // The other site. To a browser 127.0.0.1 is not localhost, but as near: further ones may not open what is local.
  let body = ''
  let elsewhere = ''
  const site = createServer((_, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(`<!doctype html><title>Elsewhere</title><link rel="icon" href="data:,">${body}`)
  })
  beforeAll(async () => {
    await once(site.listen(0, '127.0.0.1'), 'listening')
    elsewhere = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`
  })
  afterAll(() => void site.close())
  afterEach(() => Promise.all(opened.splice(0).map((page) => page.context().close())))

  /** The markup that a page offers. */
  async function markupOn(path: string): Promise<string> {
    const page = await openSample(there, path)
    opened.push(page)
    await page.locator('.embedding > summary').click()
    return await page.locator('textarea[data-copied]').inputValue()
  }

  /** Another site's page of this content, and what stands in its only frame. */
  async function framed(
    content: string,
  ): Promise<{ page: Page; frame: Frame | undefined; trouble(): string[] }> {
    const { page, trouble } = await watchedPage(there.browser, { viewport: { width: 700, height: 900 } })
    opened.push(page)
    body = content
    await page.goto(elsewhere, { waitUntil: 'load' })
    return { page, frame: page.mainFrame().childFrames()[0], trouble }
  }

  test.each([
    ['/topics/{topic}', ''],
    ['/compare?topics={topics}', ''],
    ['/items/{paper}', ''],
    ['/items/{paper}', 'sandbox="allow-scripts" '],
  ])('is what its page shows: the markup of %s, pasted %s', async (path, sandbox) => {
    const markup = (await markupOn(path)).replace('<iframe ', `<iframe ${sandbox}`)
    const { page, frame, trouble } = await framed(markup)
    await frame?.waitForSelector('.plot.drawn')
    const whole = opened[0]?.locator('figcaption')
    expect(await frame?.locator('figcaption').textContent()).toBe(await whole?.textContent())
    expect(await frame?.locator('canvas').evaluate(isDrawn)).toBe(true)
    for (const width of [320, 640]) {
      await page.locator('iframe').evaluate((element, to) => element.setAttribute('width', String(to)), width)
      await frame?.waitForFunction((to) => innerWidth === to, width)
      await frame?.waitForFunction(fits)
    }
    expect(trouble()).toEqual([])
  })

  test('moves nothing about while it is drawn', async () => {
    const { frame } = await framed(await markupOn('/topics/{topic}'))
    await frame?.waitForSelector('.plot.drawn')
    expect(await frame?.evaluate(shifts)).toEqual([])
  })

  test('leads to its page, in a tab of its own', async () => {
    const { page, frame } = await framed(await markupOn('/topics/{topic}'))
    const [tab] = await Promise.all([page.context().waitForEvent('page'), frame?.locator('footer a').click()])
    expect(tab.url()).toBe(addressOf({ state: 'sample', path: '/topics/{topic}' }, there.stage))
    expect(page.url()).toBe(elsewhere)
  })

  test('is all that may be framed: a whole page is not', async () => {
    const address = addressOf({ state: 'sample', path: '/topics/{topic}' }, there.stage)
    const { frame } = await framed(`<iframe src="${address}"></iframe>`)
    await expect.poll(() => frame?.url()).toBe('chrome-error://chromewebdata/')
  })
})

/** Whether anything stands on the canvas. */
function isDrawn(canvas: HTMLCanvasElement): boolean {
  const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
  return data.some((value) => value !== 0)
}

const fits = (): boolean => document.documentElement.scrollWidth <= document.documentElement.clientWidth

/** What has been moved since there was something to be seen: Chromium also counts how frames are before their styles. */
const shifts = (): Promise<number[]> =>
  new Promise((resolve) => {
    const [painted] = performance.getEntriesByName('first-contentful-paint')
    new PerformanceObserver((list) => {
      const seen = list.getEntries().filter(({ startTime }) => startTime > (painted?.startTime ?? 0))
      resolve(seen.map((entry) => (entry as unknown as { value: number }).value))
    }).observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => resolve([]), 500)
  })

import type { Page } from 'playwright-core'
import { beforeAll, describe, test } from 'vitest'
import { violationsOn } from './helpers/accessibility.ts'
import { untilDrawn, type WatchedPage, watchedPage } from './helpers/browser.ts'
import { onStage } from './helpers/on-stage.ts'
import { hasChromium } from './helpers/stage.ts'
import { addressOf, VIEWS } from './helpers/views.ts'

/** Each view is opened at the first width of both, and then made wider or narrower. */
const LOOKS = [
  { colorScheme: 'light', widths: [1280, 768, 390] },
  { colorScheme: 'dark', widths: [390, 768, 1280] },
] as const

describe.skipIf(!hasChromium)('no error, no sideways scrolling, nothing that axe-core finds', () => {
  const there = onStage()

  describe.for(LOOKS)('$colorScheme', { concurrent: true }, ({ colorScheme, widths }) => {
    let watched: WatchedPage
    beforeAll(async () => {
      watched = await watchedPage(there.browser, { colorScheme })
    })

    test.for(VIEWS)('$state $path', { concurrent: false, timeout: 30_000 }, async (view, { expect }) => {
      const { page, trouble } = watched
      await page.setViewportSize({ width: widths[0], height: 900 })
      const response = await page.goto(addressOf(view, there.stage), { waitUntil: 'load' })
      expect(response?.status()).toBe(view.status ?? 200)
      await untilDrawn(page)
      expect.soft(await violationsOn(page), `${widths[0]} px`).toEqual([])
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 })
        expect.soft(await tooWide(page), `${width} px`).toEqual([])
      }
      expect(trouble()).toEqual([])
    })
  })
})

/** What makes a page scroll sideways, once its charts have followed: the elements that reach past its edge. */
async function tooWide(page: Page): Promise<string[]> {
  const fits = () => document.documentElement.scrollWidth <= document.documentElement.clientWidth
  if (await page.waitForFunction(fits, undefined, { timeout: 3000 }).catch(() => null)) return []
  return await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const past = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth,
    )
    return [`${scrollWidth} px wide`, ...past.slice(0, 5).map((element) => element.outerHTML.slice(0, 120))]
  })
}

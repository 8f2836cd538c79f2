import type { Page } from 'playwright-core'
import { beforeAll, describe, inject, test } from 'vitest'
import { violationsOn } from './helpers/accessibility.ts'
import { untilDrawn, type WatchedPage, watchedPage } from './helpers/browser.ts'
import { onStage } from './helpers/on-stage.ts'
import { hasChromium, type State } from './helpers/stage.ts'
import { addressOf, viewsOf } from './helpers/views.ts'

interface Look {
  width: number
  colorScheme: 'light' | 'dark'
  states: State[]
}

const STATES: State[] = ['sample', 'troubled', 'empty']
const WIDTHS = [390, 768, 1280]

/** All of them in `npm run test:long`; in `npm test` what differs most, and each view once. */
const LOOKS: Look[] =
  inject('extent') === 'whole'
    ? WIDTHS.flatMap((width) => [
        { width, colorScheme: 'light', states: STATES },
        { width, colorScheme: 'dark', states: STATES },
      ])
    : [
        { width: 390, colorScheme: 'dark', states: ['sample', 'troubled'] },
        { width: 1280, colorScheme: 'light', states: ['empty'] },
      ]

describe.skipIf(!hasChromium)('no error, no sideways scrolling, nothing that axe-core finds', () => {
  const there = onStage()

  describe.for(LOOKS)('$width px, $colorScheme', { concurrent: true }, ({ width, colorScheme, states }) => {
    let watched: WatchedPage
    beforeAll(async () => {
      watched = await watchedPage(there.browser, { colorScheme, viewport: { width, height: 900 } })
    })

    test.for(viewsOf(...states))(
      '$state $path',
      { concurrent: false, timeout: 30_000 },
      async (view, { expect }) => {
        const { page, trouble } = watched
        const response = await page.goto(addressOf(view, there.stage), { waitUntil: 'load' })
        expect(response?.status()).toBe(view.status ?? 200)
        await untilDrawn(page)
        expect.soft(await violationsOn(page)).toEqual([])
        expect.soft(await tooWide(page)).toEqual([])
        if (width > 390) expect.soft(await page.evaluate(scrollingWithin)).toEqual([])
        expect(trouble()).toEqual([])
      },
    )
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

/** What can be scrolled sideways by itself, as tables are on a telephone: elsewhere there is room for all of it. */
const scrollingWithin = (): string[] =>
  [...document.body.querySelectorAll('*')]
    .filter(
      (element) =>
        element.checkVisibility() &&
        element.scrollWidth > element.clientWidth + 1 &&
        /auto|scroll/.test(getComputedStyle(element).overflowX),
    )
    .map(
      ({ outerHTML, scrollWidth, clientWidth }) =>
        `${scrollWidth} > ${clientWidth} px: ${outerHTML.slice(0, 120)}`,
    )

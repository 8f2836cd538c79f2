import type { Page } from 'playwright-core'
import { beforeAll, describe, test } from 'vitest'
import { watchedPage } from './helpers/browser.ts'
import { onStage } from './helpers/on-stage.ts'
import { hasChromium } from './helpers/stage.ts'
import { addressOf, VIEWS } from './helpers/views.ts'

describe.skipIf(!hasChromium)('a page without scripts says all that it says with them', () => {
  const there = onStage()
  let without: Page
  let withScripts: Page

  beforeAll(async () => {
    without = (await watchedPage(there.browser, { javaScriptEnabled: false })).page
    withScripts = (await watchedPage(there.browser)).page
  })

  test.for(VIEWS)('$state $path', { timeout: 30_000 }, async (view, { expect }) => {
    await Promise.all([without, withScripts].map((page) => page.goto(addressOf(view, there.stage))))
    expect(await without.locator('h1').count()).toBe(1)
    expect(await words(without)).toEqual(await words(withScripts))
    expect(await links(without)).toEqual(await links(withScripts))

    for (const figure of await without.locator('figure').all()) {
      expect(await figure.locator('figcaption').textContent()).toMatch(/\w+ \w+/)
      const row = figure.locator('tbody tr').first()
      expect(await row.isVisible()).toBe(false)
      await figure.locator('details[data-table] > summary').click()
      expect(await row.isVisible()).toBe(true)
    }
  })
})

const links = (page: Page) =>
  page.locator('main a[href]').evaluateAll((all) => all.map((link) => link.getAttribute('href')))

/** What is shown of a page's words, but for the key to the lines of a drawing, which takes a script, and the time,
 * which goes on. */
const words = (page: Page): Promise<string[]> =>
  page.locator('main').evaluate((main: HTMLElement) => {
    for (const key of main.querySelectorAll('figure .key')) key.remove()
    // biome-ignore lint/performance/useDomNodeTextContent: only what is shown counts
    const shown = main.innerText.replace(/\d\d:\d\d UTC/g, 'hh:mm UTC')
    return shown.split('\n').filter((line) => line.trim() !== '')
  })

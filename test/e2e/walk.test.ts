import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { watchedPage } from './helpers/browser.ts'
import { onStage } from './helpers/on-stage.ts'
import { hasChromium } from './helpers/stage.ts'
import { addressOf } from './helpers/views.ts'

/** A way to follow a link. */
type Follow = (page: Page, link: Locator) => Promise<void>

const byPointer: Follow = (_, link) => link.click()

/** Tab so often that it has the focus, and Enter. */
const byKeyboard: Follow = async (page, link) => {
  const away = await link.evaluate((element) => {
    const stops = [
      ...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]'),
    ].filter(
      (stop) =>
        stop.checkVisibility({ visibilityProperty: true }) &&
        !(stop instanceof HTMLInputElement && stop.type === 'hidden'),
    )
    return stops.indexOf(element) - stops.indexOf(document.activeElement ?? document.body)
  })
  await Promise.all(Array.from({ length: away }, () => page.keyboard.press('Tab')))
  // A date has several stops of its own.
  for (let i = 0; !(await link.evaluate((element) => element === document.activeElement)); i++) {
    if (i > 40) throw new Error('it can not be reached')
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
}

const WAYS: [how: string, follow: Follow, options: BrowserContextOptions][] = [
  ['with a pointer', byPointer, {}],
  ['by keyboard alone', byKeyboard, {}],
  ['without scripts', byPointer, { javaScriptEnabled: false }],
]

/** As `docs/first-walk.md` tells it. */
describe.skipIf(!hasChromium)('a first walk', () => {
  const there = onStage()

  test.for(WAYS)(
    '%s: from what rises most to a link that can be shared',
    { timeout: 60_000 },
    async ([, follow, options]) => {
      const { page, trouble } = await watchedPage(there.browser, options)
      const go = async (link: Locator): Promise<void> => {
        const from = page.url()
        await follow(page, link)
        await page.waitForURL((url) => url.href !== from)
      }
      await page.goto(addressOf({ state: 'sample', path: '/' }, there.stage))

      // The strongest rising topic, with its evidence.
      const first = page.locator('.trends tbody tr').first()
      const evidence = (await first.locator('.by').textContent()) ?? ''
      expect(evidence).toMatch(
        /^\d+ of \d+ papers in 28 days; [\d.]+ expected; x[\d.]+ \(80%: .+\); P\(rise\) /,
      )
      const name = (await first.locator('a.title').textContent()) ?? ''
      await go(first.locator('a.title'))
      expect(await page.locator('h1').textContent()).toBe(name)
      expect(await page.locator('.verdict').textContent()).toContain(evidence)

      // Its biggest paper, which has the topic among its own.
      const paper = page.locator('section[aria-labelledby="items"] li').first()
      const title = (await paper.locator('a.title').textContent()) ?? ''
      const votes = (await paper.locator('.votes').textContent()) ?? ''
      await go(paper.locator('a.title'))
      expect(await page.locator('h1').textContent()).toBe(title)
      expect(await page.locator('dl.facts dd').first().textContent()).toBe(votes)
      await go(page.locator('.matched a', { hasText: name }).first())
      expect(await page.locator('h1').textContent()).toBe(name)

      // Over a year beside two others: one that is offered, one that is typed in part.
      await go(page.locator('figure .links a', { hasText: 'Compare' }))
      await go(page.locator('.rising-now a').first())
      const add = page.locator('#add')
      await add.focus()
      await page.keyboard.type('reward')
      await page.keyboard.press('Enter')
      await page.waitForURL(/add=reward/)
      await go(page.locator('.trouble a').first())
      expect(await page.locator('.chosen li').count()).toBe(3)
      expect(await page.locator('nav[aria-label="Range"] [aria-current]').textContent()).toBe('1 year')

      // As CSV: a row a line and week.
      const csv = await page.locator('figure .links a', { hasText: 'CSV' }).getAttribute('href')
      const text = await (await fetch(new URL(csv ?? '', page.url()))).text()
      const weeks = await page.locator('figure tbody tr').count()
      expect(text.trimEnd().split('\n')).toHaveLength(1 + 3 * weeks)

      // The address keeps its days, whenever it is opened.
      const before = await page.locator('figcaption').textContent()
      await go(page.locator('figure .links a', { hasText: 'Link to these days' }))
      expect(new URL(page.url()).search).toMatch(/from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d$/)
      expect(await page.locator('figcaption').textContent()).toBe(before)

      // Somebody else who gets the link sees the same.
      const other = (await watchedPage(there.browser, options)).page
      await other.goto(page.url())
      const said = (one: Page) => one.locator('figcaption').textContent()
      expect(await said(other)).toBe(await said(page))
      // A page that was fetched ahead and left before it came is no trouble.
      expect(trouble().filter((words) => !/^request: .*ERR_ABORTED$/.test(words))).toEqual([])
      await Promise.all([page.context().close(), other.context().close()])
    },
  )
})

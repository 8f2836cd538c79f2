import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { untilDrawn, watchedPage } from './helpers/browser.ts'
import { onStage, openSample } from './helpers/on-stage.ts'
import { hasChromium } from './helpers/stage.ts'
import { addressOf, VIEWS } from './helpers/views.ts'

describe.skipIf(!hasChromium)('by keyboard alone', () => {
  const there = onStage()

  const open = (path: string) => openSample(there, path)

  describe('everything is reached, and seen to be', () => {
    let page: Page
    beforeAll(async () => {
      page = (await watchedPage(there.browser)).page
    })

    test.for(VIEWS)('$state $path', { timeout: 30_000 }, async (view) => {
      await page.goto(addressOf(view, there.stage), { waitUntil: 'load' })
      await untilDrawn(page)
      const all = await page.evaluate(followFocus)
      // What stands alone in a frame has at least the link to where it is from.
      expect(all).toBeGreaterThan(view.path.includes('embed=1') ? 0 : 5)
      // Some more: what scrolls is a stop of its own, whatever else it holds.
      await Promise.all(Array.from({ length: all + 10 }, () => page.keyboard.down('Tab')))
      expect(await page.evaluate(missedByFocus)).toEqual({ unreached: [], unseen: [] })
    })
  })

  test('the first stop leads past the navigation', async () => {
    const page = await open('/topics')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
    await page.context().close()
  })

  test('/ leads to the search, ? opens the help and Escape closes it, t shows and hides the table', async () => {
    const page = await open('/items/{paper}')
    const table = page.locator('details[data-table]')
    await page.keyboard.press('t')
    expect(await table.getAttribute('open')).not.toBeNull()
    await page.keyboard.press('t')
    expect(await table.getAttribute('open')).toBeNull()
    await page.keyboard.press('?')
    expect(await page.locator('dialog#help').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await page.locator('dialog#help').isVisible()).toBe(false)
    await page.keyboard.press('/')
    await page.keyboard.type('t?')
    expect(await page.locator('#search').inputValue()).toBe('t?')
    await page.context().close()
  })
})

interface Followed {
  stops: Element[]
  reached: Set<Element>
  unseen: Set<Element>
}

/** Begins to note what gets the focus. Returns how much there is that should. */
function followFocus(): number {
  const stops = [
    ...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]'),
  ].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled'),
  )
  const followed: Followed = { stops, reached: new Set(), unseen: new Set() }
  Object.assign(window, { followed })
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return
    followed.reached.add(target)
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(target)
    const { width, height } = target.getBoundingClientRect()
    const ringed = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    if (!ringed || width < 2 || height < 2) followed.unseen.add(target)
  })
  return stops.length
}

function missedByFocus(): Record<'unreached' | 'unseen', string[]> {
  const { stops, reached, unseen } = (window as unknown as { followed: Followed }).followed
  const named = (elements: Element[]) => elements.map((element) => element.outerHTML.slice(0, 100))
  return { unreached: named(stops.filter((stop) => !reached.has(stop))), unseen: named([...unseen]) }
}

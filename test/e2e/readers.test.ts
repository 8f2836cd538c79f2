import { describe, expect, test } from 'vitest'
import { watchedPage } from './helpers/browser.ts'
import { onStage, openSample } from './helpers/on-stage.ts'
import { hasChromium } from './helpers/stage.ts'
import { addressOf } from './helpers/views.ts'

describe.skipIf(!hasChromium)('pages for readers whose eyes, paper or screens are others', () => {
  const there = onStage()
  const open = (path: string) => openSample(there, path)

  test('what is chosen, and how each day went, is seen in the colours of the system as well', async () => {
    const page = await open('/health')
    await page.emulateMedia({ forcedColors: 'active' })
    const looks = (selector: string, property: 'background' | 'borderBottom') =>
      page
        .locator(selector)
        .evaluateAll((all, of) => all.map((one) => getComputedStyle(one)[of as 'background']), property)
    expect(new Set(await looks('.legend i', 'background')).size).toBe(5)
    const current = await looks('.top nav a[aria-current]', 'borderBottom')
    expect(await looks('.top nav a:not([aria-current])', 'borderBottom')).not.toContain(current[0])
    await page.goto(addressOf({ state: 'sample', path: '/' }, there.stage))
    const chosen = await looks('.switch a[aria-current]', 'borderBottom')
    expect(await looks('.switch a:not([aria-current])', 'borderBottom')).not.toContain(chosen[0])
    await page.context().close()
  })

  test('a chart is printed whole on paper that is narrower than the window', async () => {
    const page = await open('/topics/{topic}')
    await page.emulateMedia({ media: 'print' })
    const past = await page
      .locator('figure .plot')
      .first()
      .evaluate((plot) => {
        const canvas = plot.querySelector('canvas')
        if (canvas !== null) canvas.style.width = '2000px'
        return (canvas?.getBoundingClientRect().right ?? 0) - plot.getBoundingClientRect().right
      })
    expect(past).toBeLessThanOrEqual(0)
    await page.context().close()
  })

  test('letters half as large again fit on a telephone', async () => {
    const { page } = await watchedPage(there.browser, { viewport: { width: 390, height: 900 } })
    for (const path of ['/', '/topics', '/items']) {
      await page.goto(addressOf({ state: 'sample', path }, there.stage))
      const wide = await page.evaluate(() => {
        document.documentElement.style.fontSize = '150%'
        return document.documentElement.scrollWidth
      })
      expect([path, wide]).toEqual([path, 390])
    }
    await page.context().close()
  })

  test('a telephone shows no lift and no forecast without its interval', async () => {
    const { page } = await watchedPage(there.browser, { viewport: { width: 390, height: 900 } })
    const areShown = (cells: string) =>
      page
        .locator(`${cells} .interval`)
        .evaluateAll((all) => all.length > 0 && all.every((one) => one.checkVisibility()))
    await page.goto(addressOf({ state: 'sample', path: '/topics' }, there.stage))
    expect(await areShown('td:nth-child(4)')).toBe(true)
    expect(await page.locator('th .narrow').first().isVisible()).toBe(true)
    await page.goto(addressOf({ state: 'sample', path: '/items' }, there.stage))
    // The sample is too young for forecasts.
    await page.evaluate(() => {
      const cell = document.querySelector('.items tbody tr')?.appendChild(document.createElement('td'))
      if (cell) cell.outerHTML = '<td class="expected">53 <span class="interval">(47-62)</span></td>'
    })
    expect(await areShown('td.expected')).toBe(true)
    await page.context().close()
  })
})

import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { untilDrawn, watchedPage } from './helpers/browser.ts'
import { onStage, openSample } from './helpers/on-stage.ts'
import { hasChromium } from './helpers/stage.ts'
import { addressOf } from './helpers/views.ts'

describe.skipIf(!hasChromium)('points of a chart of upvotes', () => {
  const there = onStage()
  const open = (path: string) => openSample(there, path)
  const plot = (page: Page) => page.locator('figure .plot').first()

  test('a point of upvotes leads to its run, by pointer and by keyboard', async () => {
    const page = await open('/items/{paper}')
    const runs = await page
      .locator('figure tbody a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')))
    expect(runs.length).toBeGreaterThan(1)
    await plot(page).focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/runs\//)
    expect(new URL(page.url()).pathname).toBe(runs[1])
    await page.goBack({ waitUntil: 'load' })
    await untilDrawn(page)
    const at = await firstPoint(page)
    // Above it there is none: its time alone leads nowhere.
    await page.mouse.move(at.x, at.top)
    expect(await leads(page)).toBe(false)
    await page.mouse.move(at.x, at.y)
    await page.mouse.down()
    await page.mouse.up()
    await page.waitForURL(/\/runs\//)
    expect(runs).toContain(new URL(page.url()).pathname)
    await page.context().close()
  })

  test('a finger is told of a point before it opens its run', async () => {
    const { page } = await watchedPage(there.browser, { hasTouch: true })
    await page.goto(addressOf({ state: 'sample', path: '/items/{paper}' }, there.stage), {
      waitUntil: 'load',
    })
    await untilDrawn(page)
    const item = page.url()
    const at = await firstPoint(page)
    await page.touchscreen.tap(at.x, at.top)
    await page.touchscreen.tap(at.x, at.y)
    await page.waitForTimeout(200)
    expect(page.url()).toBe(item)
    await page.touchscreen.tap(at.x, at.y)
    await page.waitForURL(/\/runs\//)
    await page.context().close()
  })
})

/** Whether what is below the pointer leads somewhere. */
const leads = (page: Page): Promise<boolean> =>
  page.locator('figure .plot canvas').evaluate(({ style }) => style.cursor === 'pointer')

/**
 * Where the first point is, which stands low where the axis begins: beside its figures, however many digits they have. And
 * the top of the plot, where no curve is at its beginning.
 */
async function firstPoint(page: Page): Promise<{ x: number; y: number; top: number }> {
  const box = await page.locator('figure .plot').boundingBox()
  if (box === null) throw new Error('there is no chart')
  for (let x = box.x + 40; x < box.x + 110; x += 14)
    for (let y = box.y + box.height - 40; y > box.y + 70; y -= 14) {
      await page.mouse.move(x, y)
      if (await leads(page)) return { x, y, top: box.y + 16 }
    }
  throw new Error('no point was found')
}

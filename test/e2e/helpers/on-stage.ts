import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { openBrowser, untilDrawn, watchedPage } from './browser.ts'
import { PATIENCE, type Stage, setStage } from './stage.ts'
import { addressOf } from './views.ts'

/** What there is once the tests around it begin. */
export interface OnStage {
  stage: Stage
  browser: Browser
}

/** For the tests around it: a stage that is set, and a browser that is closed in the end. */
export function onStage(): OnStage {
  const there = {} as OnStage
  beforeAll(async () => {
    there.stage = await setStage()
    there.browser = await openBrowser()
  }, PATIENCE)
  afterAll(() => there.browser?.close())
  return there
}

/** Opens a page of the sample in a tab of its own. */
export async function openSample({ stage, browser }: OnStage, path: string): Promise<Page> {
  const { page } = await watchedPage(browser)
  await page.goto(addressOf({ state: 'sample', path }, stage), { waitUntil: 'load' })
  await untilDrawn(page)
  return page
}

import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'

export async function openBrowser(): Promise<Browser> {
  const executablePath = inject('chromium')
  if (executablePath === null) throw new Error('no Chromium is installed')
  return await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-dev-shm-usage'],
  })
}

/** A page, and everything that went wrong on it since it was last asked. */
export interface WatchedPage {
  page: Page
  trouble(): string[]
}

/** Opens a page that tells of every error: of scripts, of the console, of requests, of the content security policy. */
export async function watchedPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  const trouble: string[] = []
  let main = ''
  page.on('request', (request) => {
    if (request.isNavigationRequest()) main = request.url()
  })
  page.on('pageerror', (error) => trouble.push(`script: ${error.message}`))
  page.on('dialog', (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('requestfailed', (request) =>
    trouble.push(`request: ${request.url()} ${request.failure()?.errorText}`),
  )
  page.on('console', (message) => {
    // The status of the page itself is looked at where it is opened.
    if (message.type() === 'error' && message.location().url !== main)
      trouble.push(`console: ${message.text()}`)
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      throw new Error(`${violatedDirective} forbids ${blockedURI}`)
    })
  })
  return { page, trouble: () => trouble.splice(0) }
}

/** Waits until every chart of a page stands there: they are drawn once the rest can be read. */
export const untilDrawn = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => document.querySelector('figure[data-chart] .plot:not(.drawn)') === null)
}

import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe-core finds wrong on a page as it is now, a line each. */
export async function violationsOn(page: Page): Promise<string[]> {
  // Not as a script element, which the page's content security policy forbids.
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    // What Lighthouse asks for beyond axe-core's own rules: links large enough, or far enough apart, to be touched.
    const rules = { 'target-size': { enabled: true } }
    return (await axe.run(document, { resultTypes: ['violations'], rules })).violations
  })
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help} at ${target.join(' ')}: ${failureSummary}`),
  )
}

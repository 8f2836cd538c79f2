import { beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, PATIENCE, type Stage, setStage } from './helpers/stage.ts'
import { addressOf, VIEWS } from './helpers/views.ts'

const MOST_OF_A_KIND = 3

describe.skipIf(!hasChromium)('links', () => {
  let stage: Stage

  beforeAll(async () => {
    stage = await setStage()
  }, PATIENCE)

  test('within the site lead somewhere, from every view', async () => {
    const opened = new Map<string, number>()
    const dead: string[] = []
    for (const view of VIEWS) {
      const address = addressOf(view, stage)
      for (const link of linksIn(await (await fetch(address)).text(), address)) {
        const kind = kindOf(link)
        const times = opened.get(kind) ?? 0
        if (times >= MOST_OF_A_KIND || opened.has(link)) continue
        // Where there is nothing to be shown, a chart leads to the page that says so, too.
        if (view.status === 404 && `${link}?embed=1` === address) continue
        opened.set(kind, times + 1).set(link, MOST_OF_A_KIND)
        const { status } = await fetch(link)
        if (status !== 200) dead.push(`${status} ${link} on ${view.path}`)
      }
    }
    expect(dead).toEqual([])
    expect(opened.size).toBeGreaterThan(40)
  }, 120_000)
})

function linksIn(html: string, address: string): string[] {
  const { origin } = new URL(address)
  return [...html.matchAll(/<(?:a|link)\s[^>]*?href="([^"]+)"/g)]
    .filter(([, href]) => !href?.startsWith('#'))
    .map(([, href = '']) => new URL(href.replaceAll('&amp;', '&'), address))
    .filter((url) => url.origin === origin)
    .map((url) => url.href.replace(/#.*$/, ''))
}

/** Links that differ in nothing but what they are about: of each kind a few are enough. */
const kindOf = (link: string): string => {
  const { origin, pathname, searchParams } = new URL(link)
  const path = pathname.replace(/\/(items|topics|runs|export|feeds)\/[^.]+/, '/$1/…')
  return `${origin}${path}?${[...searchParams.keys()].join('&')}`
}

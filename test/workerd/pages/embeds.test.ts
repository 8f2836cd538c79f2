import { describe, expect, test } from 'vitest'
import { ask, askCounted } from '../helpers/app.ts'
import { AFTERWARDS, countedHistory } from '../helpers/counted-history.ts'
import { value } from '../helpers/database.ts'
import { chartOn, open } from '../helpers/page.ts'
import { paper } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { hour, PAPERS } from '../helpers/times.ts'

const ITEM = `/items/${PAPERS}:2506.00001`
/** Every page with a chart, and what its heading says where it stands alone. */
const EMBEDS: [path: string, heading: string][] = [
  ['/', 'Hugging Face Daily Papers: papers a week'],
  ['/?source=github-trending', 'GitHub Trending: new repositories a week'],
  ['/topics/rag', 'Retrieval-augmented generation'],
  ['/compare', 'Compare topics'],
  ['/compare?topics=rag,scaling-laws', 'Retrieval-augmented generation, Scaling laws'],
  ['/organizations', 'Organisations behind the papers of Hugging Face Daily Papers'],
  [ITEM, 'A paper'],
]
const asEmbed = (path: string): string => `${path}${path.includes('?') ? '&' : '?'}embed=1`

const ancestors = (headers: Headers) =>
  / frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1]

describe.each(EMBEDS)('the chart of %s', (path, heading) => {
  test('stands alone, says where it is from and how new it is, and may be framed by anybody', async () => {
    await see(hour(2), [paper(1, 10, { title: 'A paper' })])
    const page = await open(asEmbed(path))
    expect(page.status).toBe(200)
    expect(await page.texts('h1')).toEqual([heading])
    expect(await page.attributes('nav, header, form, input, textarea, dialog', 'class')).toEqual([])
    const source = path.includes('github') ? 'GitHub Trending' : 'Hugging Face Daily Papers'
    const asOf = path.includes('github') ? '' : ' · as of 10 Jun 2025, 02:00 UTC'
    expect(await page.texts('footer')).toEqual([`Uptrend, data from ${source}${asOf}`])
    const whole = `https://uptrend.example${path}`
    expect(await page.attributes('footer a', 'href')).toEqual([whole])
    expect(await page.attributes('link[rel="canonical"]', 'href')).toEqual([whole])
    expect(await page.attributes('meta[name="robots"]', 'content')).toEqual(['noindex'])
    expect(await page.attributes('base', 'target')).toEqual(['_blank'])
    expect(page.headers.get('cache-control')).toMatch(/^public, max-age=60/)

    expect(ancestors(page.headers)).toBe('*')
    expect(page.headers.get('x-frame-options')).toBeNull()
    expect(page.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    const policy = page.headers.get('content-security-policy') ?? ''
    for (const part of ["default-src 'none'", "script-src 'self'", "base-uri 'none'", "form-action 'none'"])
      expect(policy).toContain(part)
    expect(policy.replace('frame-ancestors *', '')).not.toMatch(/unsafe|\*|https:/)
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('says that data is generated', async () => {
    await see(hour(2), [paper(1, 10)])
    const banner = async (vars = {}) => await (await open(asEmbed(path), { vars })).texts('.banner strong')
    expect(await banner()).toEqual([])
    expect(await banner({ SAMPLE_DATA: 'true' })).toEqual(['Sample data.'])
  })

  test('is not the whole page, which nobody may frame', async () => {
    await see(hour(2), [paper(1, 10)])
    const { headers } = await ask(path)
    expect(ancestors(headers)).toBe("'none'")
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })
})

test.each([
  '/topics?embed=1',
  '/items?embed=1',
  '/listings?embed=1',
  '/health?embed=1',
  '/data?embed=1',
  '/nothing?embed=1',
  '/docs?embed=1',
  '/topics/rag/preview.svg?embed=1',
  '/topics/rag/more?embed=1',
  '/organizations/?embed=1',
  '/?embed=0',
  '/?embed=true',
  '/topics/rag?embed=',
  '/topics/rag?x=embed=1',
  '/topics/rag?EMBED=1',
])('%s may not be framed', async (path) => {
  const { headers } = await ask(path)
  expect(ancestors(headers)).toBe("'none'")
  expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
})

test('what can not be shown is said in the frame', async () => {
  for (const [path, status, words] of [
    ['/topics/ragg?embed=1', 404, 'did you mean "rag"?'],
    ['/items/x?embed=1', 404, 'No listing has shown'],
    ['/compare?topics=nothing-like-it&embed=1', 400, 'is no topic'],
    ['/organizations?range=9d&embed=1', 400, 'range'],
  ] as const) {
    const page = await open(path)
    expect(page.status, path).toBe(status)
    expect((await page.texts('main p'))[0]).toContain(words)
    expect(await page.texts('footer')).toEqual(['Uptrend'])
    expect(await page.attributes('nav', 'class')).toEqual([])
    expect(ancestors(page.headers)).toBe('*')
    expect(page.headers.get('cache-control')).toBe('no-store')
  }
})

test('is drawn from the same numbers, for no more rows than its page, which has the markup to copy', {
  timeout: 20_000,
}, async () => {
  await countedHistory()
  const now = { now: AFTERWARDS }
  for (const path of [
    '/topics/rag?range=90d&interval=week',
    '/topics/rag?from=2024-10-01&to=2024-12-31&interval=day',
    '/compare?topics=rag,scaling-laws&metric=items',
    '/organizations?range=90d',
    '/',
  ]) {
    const page = await open(path, now)
    const [markup = ''] = await page.texts('textarea[data-copied]')
    expect(markup).toMatch(
      /^<iframe src="https:\/\/uptrend\.example\/[^"]+" title="[^"]{5,}" width="100%" height="\d+" .*><\/iframe>$/,
    )
    const { pathname, search } = new URL(/src="([^"]+)"/.exec(markup)?.[1]?.replaceAll('&amp;', '&') ?? '')
    const embed = await open(`${pathname}${search}`, now)
    expect(embed.status).toBe(200)
    expect(ancestors(embed.headers)).toBe('*')
    expect(chartOn(embed)).toEqual(chartOn(page))
    expect(await embed.texts('figcaption')).toEqual(await page.texts('figcaption'))
    expect(await embed.attributes('footer a', 'href')).toEqual([`https://uptrend.example${path}`])
    expect(await embed.attributes('main .links a, main .embedding a', 'href')).toEqual([])
    const rows = async (address: string) => (await askCounted(address, now)).usage.rowsRead
    // And the newest look at its source, two rows.
    expect(await rows(`${pathname}${search}`)).toBeLessThanOrEqual((await rows(path)) + 2)
  }
  // A week that nobody saw is no zero: not in the drawing, the words or the table.
  {
    const [label] = await (await open('/?embed=1', now)).attributes('svg.volume-bars', 'aria-label')
    const seen = '21 \\(0 of 7 days\\)'
    expect(label).toMatch(
      new RegExp(
        `^papers a week, 2024-W39 to 2025-W04: 15 \\(0 of 7 days\\)(, ${seen}){5}, not seen(, ${seen}){11}$`,
      ),
    )
    const words = async () => (await (await open('/', now)).texts('[aria-labelledby="volume"] .facts'))[0]
    const newest = '21 papers in week 2025-W04'
    expect(await words()).toBe(
      `${newest}, of which 0 of 7 days were seen to the end; at least 21 a week in those 11 of the 12 before that were seen in part`,
    )
    await value(`UPDATE source_period SET complete_days = 7 WHERE period > '2024-W40' AND items > 0`)
    await value(`UPDATE source_period SET items = 3, complete_days = 1 WHERE period = '2024-W44'`)
    expect(await words()).toBe(`${newest}; 21 a week in those 10 of the 12 before that were seen whole`)
    const rows = await (await open('/', now)).texts('[aria-labelledby="volume"] tbody tr')
    expect(rows.slice(4, 8)).toEqual([
      '2024-W43217 of 7',
      '2024-W4431 of 7',
      '2024-W45not seen0 of 7',
      '2024-W46217 of 7',
    ])
  }
})

test('the markup holds whatever a title is made of', async () => {
  const title = `"><script>alert(1)</script> ' & </textarea>`
  await see(hour(2), [paper(1, 10, { title })])
  const page = await open(ITEM)
  const [markup = ''] = await page.texts('textarea[data-copied]')
  expect(page.html.match(/<textarea[^>]*>(.*?)<\/textarea>/s)?.[1]).not.toMatch(/[<>"]/)
  const frames: (string | null)[] = []
  const names: string[] = []
  await new HTMLRewriter()
    .on('*', {
      element(element) {
        names.push(element.tagName)
        frames.push(element.getAttribute('title'))
      },
    })
    .transform(new Response(markup))
    .text()
  expect(names).toEqual(['iframe'])
  expect(frames[0]).toContain('&lt;script&gt;')
})

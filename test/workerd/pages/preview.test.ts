import { expect, test } from 'vitest'
import { ask, askCounted } from '../helpers/app.ts'
import { AFTERWARDS, countedHistory } from '../helpers/counted-history.ts'
import { open } from '../helpers/page.ts'

const now = { now: AFTERWARDS }
const PREVIEW = '/topics/rag/preview.svg'

test('a topic has a picture: drawn from its share, kept, and few rows', { timeout: 20_000 }, async () => {
  const before = await open(PREVIEW)
  expect(before.status).toBe(200)
  expect(await before.texts('text')).toEqual([
    'Uptrend',
    'Hugging Face Daily Papers',
    'Retrieval-augmented generation',
    'Not seen in Hugging Face Daily Papers yet.',
    'Nothing to be drawn yet.',
  ])

  await countedHistory()
  const picture = await open(PREVIEW, now)
  expect(picture.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
  expect(await picture.attributes('svg', 'viewBox')).toEqual(['0 0 1200 630'])
  const texts = await picture.texts('text')
  const page = await open('/topics/rag', now)
  const [verdict = ''] = await page.texts('.verdict b')
  expect(texts.join(' ')).toContain(verdict)
  expect(texts).toContain('estimated share of papers, week by week, with its 80% interval; shaded: not seen')
  expect(texts).toContain('0%')
  expect(texts.slice(-2)).toEqual(['23 September 2024', '29 January 2025'])
  expect((await picture.attributes('path[stroke-dasharray]', 'd')).length).toBe(1)

  // It says whose numbers these are, and when they are generated.
  const other = await open(`${PREVIEW}?source=github-trending`, now)
  expect(await other.texts('text')).toContain('Not seen in GitHub Trending yet.')
  const sample = await open(PREVIEW, { ...now, vars: { SAMPLE_DATA: 'true' } })
  expect((await sample.texts('text'))[1]).toMatch(/sample data/)

  // It may be shown by anybody, and runs and loads nothing.
  const { headers } = picture
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  expect(picture.html).not.toMatch(/<(?:script|image|use|foreignObject|style)|href=| on\w+=/)

  expect(headers.get('cache-control')).toMatch(/^public, max-age=60, s-maxage=300/)
  const again = { ...now, headers: { 'if-none-match': headers.get('etag') ?? 'none' } }
  const same = await askCounted(PREVIEW, again)
  expect(same.response.status).toBe(304)
  expect(same.usage.rowsRead).toBeLessThanOrEqual(2)
  expect((await ask(PREVIEW, { ...again, now: AFTERWARDS + 86_400_000 })).status).toBe(200)
  const { usage } = await askCounted(PREVIEW, now)
  expect(usage.rowsRead).toBeLessThan(120)
  expect(usage.statements).toBeLessThanOrEqual(7)

  // The page names it.
  expect(await page.attributes('meta[property="og:image"]', 'content')).toEqual([
    'https://uptrend.example/preview.png',
    `https://uptrend.example${PREVIEW}`,
  ])
  expect(await page.attributes('meta[property="og:image:alt"]', 'content')).toEqual([
    expect.stringContaining('Uptrend'),
    expect.stringContaining(verdict),
  ])
})

test('there is none of a topic that there is not, and the nearest is named', async () => {
  const page = await open('/topics/rags/preview.svg')
  expect(page.status).toBe(404)
  expect((await page.texts('.trouble-page p'))[0]).toBe('There is no topic "rags"; did you mean "rag"?')
  expect((await open(`${PREVIEW}?source=x`)).status).toBe(400)
  expect((await open(`${PREVIEW}?range=1y`)).status).toBe(400)
})

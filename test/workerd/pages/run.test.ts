import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { ask } from '../helpers/app.ts'
import { open } from '../helpers/page.ts'
import { paper } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { hour, PAPERS } from '../helpers/times.ts'

test('a run says what it was, what came of it, and leads to its listing and its data', async () => {
  await see(hour(2), [paper(1, 10), paper(2, 5)])
  await env.DB.prepare(
    `UPDATE run SET status = 'failed', error = 'the site answered <b>503</b>', rows_seen = 3, rows_rejected = 1,
       rejected = '[{"row":3,"externalId":"2506.<i>","reason":"title: is missing"}]', url = 'https://site.example/?date=2025-06-10'`,
  ).run()
  const page = await open('/runs/1')
  expect(page.status).toBe(200)
  expect((await page.texts('h1'))[0]).toMatch(/^Run 1 failed$/)
  expect(await page.texts('.trouble')).toEqual(['the site answered <b>503</b>'])
  expect((await page.texts('article > p'))[1]).toContain('It could not be read')
  expect((await page.texts('article > p'))[1]).toContain(
    'On 10 Jun 2025, 02:00 UTC, the listing of Tuesday, 10 June 2025 was asked for.',
  )
  expect(await page.texts('section li')).toEqual(['Row 3, 2506.<i>: title: is missing'])
  expect(page.html).not.toContain('<i>')
  const links = (await page.attributes('article a', 'href')).map((href) => href ?? '')
  expect(links).toEqual([
    `/health#${PAPERS}`,
    '/listings?day=2025-06-10',
    '/api/v1/runs/1',
    `/api/v1/runs?source=${PAPERS}&day=2025-06-10`,
  ])
  for (const link of links) expect((await ask(link)).status).toBe(200)
})

test('every observation of an item and every run of the ledger leads to a run', async () => {
  await see(hour(2), [paper(1, 10)])
  await see(hour(3), [paper(1, 11)])
  const item = await open(`/items/${PAPERS}:2506.00001`)
  expect(await item.attributes('figure tbody a', 'href')).toEqual(['/runs/1', '/runs/2'])
  const health = await open('/health')
  expect(await health.attributes('.runs a[href^="/runs"]', 'href')).toEqual(['/runs/2', '/runs/1'])
})

test.each(['/runs/1', '/runs/x', '/runs/-1', '/runs/99999999999999999999'])(
  'there is no run at %s',
  async (path) => {
    const page = await open(path)
    expect(page.status).toBe(404)
    expect((await page.texts('.trouble-page p'))[0]).toContain('keeps runs for 90 days')
  },
)

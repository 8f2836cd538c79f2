import { expect, test } from 'vitest'
import { collectAt } from '../helpers/collecting.ts'
import { open } from '../helpers/page.ts'
import { paper } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { DAY_ONE, hour } from '../helpers/times.ts'
import { upstream } from '../helpers/upstream.ts'

test('no day has a listing before anything was collected, since nobody looked', async () => {
  const said = async (day: string) => {
    const page = await open(`/listings?day=${day}`)
    expect(page.status).toBe(200)
    expect(await page.texts('section .facts')).not.toContain(expect.stringContaining('0 papers'))
    return await page.texts('.empty')
  }
  expect(await said('2025-06-01')).toEqual([
    'Not looked at: nothing so old has been collected.',
    'Not looked at: nothing so old has been collected, and its site does not show past days.',
  ])
  expect(await said('2020-01-01')).toEqual([
    'Not looked at: it has listings since 4 May 2023.',
    'Not looked at: nothing so old has been collected, and its site does not show past days.',
  ])
  expect(await said(DAY_ONE)).toEqual(['Not looked at yet.', 'Not looked at yet.'])
})

test('a day that is still to come is refused, and one long ago is one that nobody looked at', async () => {
  expect((await open('/listings?day=1970-01-01')).status).toBe(200)
  for (const day of ['2025-06-11', '9999-12-31']) {
    const page = await open(`/listings?day=${day}`)
    expect(page.status).toBe(400)
    expect((await page.texts('.trouble-page p'))[0]).toBe(`day: ${day} lies in the future`)
  }
})

test('only a day that was looked at had nothing on it', async () => {
  await see(hour(2), [paper(1, 10)])
  await see(hour(5), [], { day: '2025-06-09' })
  const quiet = await open('/listings?day=2025-06-09')
  expect((await quiet.texts('.empty'))[0]).toBe('Nothing was listed on this day.')
  expect((await quiet.texts('section .facts'))[0]).toContain('0 papers · seen 10 Jun 2025, 05:00 UTC')
  const site = upstream()
  site.trouble = () => new Response('', { status: 503 })
  await collectAt(hour(3), site, { day: '2025-06-08' })
  const unseen = await open('/listings?day=2025-06-08')
  expect((await unseen.texts('.empty'))[0]).toBe('Not seen: no attempt to read this listing succeeded.')
  expect((await unseen.texts('section .facts'))[0]).toBe('Sunday, 8 June 2025')
})

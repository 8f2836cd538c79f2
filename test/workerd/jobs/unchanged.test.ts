import { describe, expect, test } from 'vitest'
import { collectAt } from '../helpers/collecting.ts'
import { all, exactRows, value, version } from '../helpers/database.ts'
import { DAY_ONE, hour, REPOSITORIES } from '../helpers/times.ts'
import { papers, repositories, upstream } from '../helpers/upstream.ts'

const listing = async () => (await all('SELECT * FROM listing'))[0]

test('the tag of a first page goes with that page and that way of reading alone', async () => {
  const site = upstream()
  site.etags = true
  site.papers.set(DAY_ONE, papers(60))
  for (const minutes of [0, 5, 60, 65]) await collectAt(hour(2) + minutes * 60_000, site)
  await value('UPDATE listing SET way = 1')
  await collectAt(hour(4), site)
  const tag = site.conditions[2]
  expect(tag).toMatch(/^"/)
  expect(site.conditions).toEqual([null, null, tag, null, null])
})

describe('when nothing changed', () => {
  test.each(['the site says "not modified"', 'the site sends the same bytes'])(
    'and %s, three rows are written: claim, run, listing',
    async (how) => {
      const site = upstream()
      site.etags = how.includes('modified')
      site.papers.set(DAY_ONE, papers(30))
      await collectAt(hour(2), site)
      const before = [await exactRows(), await version()]
      const collected = await collectAt(hour(3), site)
      expect(collected).toMatchObject({ status: 'unchanged', items: 0, itemsNew: 0, itemsChanged: 0 })
      expect(collected?.usage.rowsWritten).toBeLessThanOrEqual(3)
      expect([await exactRows(), await version()]).toEqual(before)
      expect(await all('SELECT status, http_status FROM run WHERE id = 2')).toEqual([
        { status: 'unchanged', http_status: site.etags ? 304 : 200 },
      ])
      expect(await listing()).toMatchObject({ looked_at: hour(3), good_run: 2 })
    },
  )

  test('although the bytes did, three rows are written', async () => {
    const site = upstream()
    site.repositories = repositories(25)
    const where = { source: REPOSITORIES }
    await collectAt(hour(2), site, where)
    const original = site.fetch
    site.fetch = async (...request) => {
      const response = await original(...request)
      const text = await response.text()
      return new Response(text.replace('<html>', '<html data-nonce="x">'), response)
    }
    const before = [await exactRows(), await version()]
    const collected = await collectAt(hour(3), site, where)
    expect(collected).toMatchObject({ status: 'unchanged', items: 25 })
    expect(collected?.usage.rowsWritten).toBeLessThanOrEqual(3)
    expect([await exactRows(), await version()]).toEqual(before)
  })

  test('on a listing without entries, three rows are written', async () => {
    const site = upstream()
    await collectAt(hour(2), site)
    const collected = await collectAt(hour(3), site)
    expect(collected).toMatchObject({ status: 'unchanged', error: null })
    expect(collected?.usage.rowsWritten).toBeLessThanOrEqual(3)
  })
})

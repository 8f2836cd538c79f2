import { beforeEach, describe, expect, test } from 'vitest'
import { collectAt } from '../helpers/collecting.ts'
import { value } from '../helpers/database.ts'
import { open } from '../helpers/page.ts'
import { DAY_ONE, hour } from '../helpers/times.ts'
import { papers, repositories, upstream } from '../helpers/upstream.ts'

const health = () => open('/health', { now: hour(12) })

test('an empty database has what to do beside it; one with a listing has not', async () => {
  expect((await (await health()).texts('.first-run'))[0]).toMatch(
    /cron fires every five minutes.*npm run backfill/s,
  )
  const site = upstream()
  site.papers.set(DAY_ONE, papers(3))
  site.repositories = repositories(1)
  await collectAt(hour(2), site)
  expect(await (await health()).texts('.first-run')).toEqual([])
})

describe('upkeep', () => {
  beforeEach(async () => {
    await value(`INSERT INTO usage VALUES ('${DAY_ONE}', 144, 1234567, 71000), ('2025-06-09', 1, 1, 1)`)
  })

  test('is the share of the free plan that the day has used, in words and drawn', async () => {
    const page = await health()
    const words = await page.texts('.upkeep dd')
    expect(words.slice(0, 2)).toEqual(['71,000 of 100,000', '1,234,567 of 5,000,000'])
    expect(words[2]).toMatch(/^\d+ of 500 MB$/)
    expect(await page.attributes('.upkeep meter', 'value')).toEqual(['71000', '1234567', expect.any(String)])
    expect(await page.attributes('.upkeep meter', 'aria-label')).toEqual([
      'Rows written today',
      'Rows read today',
      'Database',
    ])
  })

  test('on the paid plan is the share of that', async () => {
    const page = await open('/health', { now: hour(12), vars: { PLAN: 'paid' } })
    expect(await page.texts('.upkeep dd')).toEqual([
      '71,000 of 1,660,000',
      '1,234,567 of 833,000,000',
      expect.stringMatching(/^\d+ of 10,000 MB$/),
    ])
  })

  test('has incidents, open and over, with what a site has said as text', async () => {
    await value(`INSERT INTO incident (kind, subject, detail, began_at, ended_at) VALUES
      ('late', 'github-trending', 'not seen for 4 hours', ${hour(2)}, ${hour(5)}),
      ('failing', 'huggingface-papers', 'got <script>alert(1)</script>', ${hour(6)}, NULL)`)
    const page = await health()
    expect(await page.texts('.incidents li')).toEqual([
      'huggingface-papers: failing got <script>alert(1)</script> · since 10 Jun 2025, 06:00 UTC',
      'github-trending: late not seen for 4 hours · 10 Jun 2025, 02:00 UTC to 10 Jun 2025, 05:00 UTC',
    ])
    expect(page.html).not.toContain('<script>alert')
    expect(await page.attributes('.incidents li', 'class')).toEqual(['open', 'over'])
  })
})

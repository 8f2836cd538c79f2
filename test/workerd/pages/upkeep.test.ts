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

  test.each([
    [{}, 'trouble', 'More than the free plan allows: Cloudflare refuses further writes until 00:00 UTC.'],
    [
      { SAMPLE_DATA: 'true' },
      'note',
      'More than a day may take: all days of the sample were lived through today.',
    ],
  ])('beyond the plan says what that means: %o', async (vars, kind, words) => {
    await value(`UPDATE usage SET rows_written = 217474 WHERE day = '${DAY_ONE}'`)
    const page = await open('/health', { now: hour(12), vars })
    expect((await page.texts(`section[aria-labelledby="upkeep"] > .${kind}`))[0]).toBe(words)
    expect(await page.attributes('.upkeep meter', 'class')).toEqual(['over', null, null])
    expect((await page.attributes('.upkeep meter', 'value'))[0]).toBe('100000')
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

  test('says of which incidents nobody could be told, and of what is told by now nothing', async () => {
    await value(`INSERT INTO incident (kind, subject, detail, began_at, began_told_at, ended_at, ended_told_at, failures, error) VALUES
      ('late', 'a', 'told at last', ${hour(2)}, ${hour(3)}, NULL, NULL, 2, 'box@example.org refused'),
      ('late', 'b', 'untold', ${hour(2)}, NULL, NULL, NULL, 1, 'box@example.org refused'),
      ('late', 'c', 'end untold', ${hour(2)}, ${hour(3)}, ${hour(4)}, NULL, 3, 'box@example.org refused')`)
    const page = await health()
    expect(await page.texts('.incidents li')).toEqual([
      'c: late end untold · 10 Jun 2025, 02:00 UTC to 10 Jun 2025, 04:00 UTC · 3 messages of it failed: the log says why',
      'b: late untold · since 10 Jun 2025, 02:00 UTC · 1 message of it failed: the log says why',
      'a: late told at last · since 10 Jun 2025, 02:00 UTC',
    ])
    expect(page.html).not.toContain('box@example')
  })

  test('says which digests of the last days and weeks have not got through', async () => {
    // It is noon of 10 June, a Tuesday: 8 June is closed, and with it the week.
    await value(`INSERT INTO digest_sending (period, channel, claimed_at, sent_at, failures, error, retry_at) VALUES
      ('2025-06-08', 'webhook', ${hour(1)}, ${hour(1)}, 0, NULL, NULL),
      ('2025-06-08', 'e-mail', NULL, NULL, 2, 'box@example.org refused', ${hour(13)}),
      ('2025-06-07', 'e-mail', NULL, NULL, 5, 'box@example.org refused', ${hour(2)}),
      ('2025-06-06', 'webhook', ${hour(1)}, NULL, 1, 'box@example.org refused', NULL),
      ('2025-06-01', 'webhook', ${hour(1)}, NULL, 1, 'long ago', NULL),
      ('2025-W23', 'webhook', ${hour(11.9)}, NULL, 0, NULL, NULL),
      ('2025-W22', 'webhook', ${hour(1)}, NULL, 0, NULL, NULL)`)
    const page = await health()
    expect(await page.texts('.incidents li')).toEqual([
      'digest of 2025-06-08 by e-mail: not sent, tried again from 10 Jun 2025, 13:00 UTC on',
      'digest of 2025-06-07 by e-mail: not sent, and not tried again: the log says why',
      'digest of 2025-06-06 by webhook: nobody knows whether it got through, and not tried again: the log says why',
      'digest of 2025-W22 by webhook: nobody knows whether it got through, and not tried again: the log says why',
    ])
    expect(page.html).not.toContain('box@example')
  })
})

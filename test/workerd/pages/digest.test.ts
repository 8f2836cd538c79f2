import { beforeEach, describe, expect, test } from 'vitest'
import { value } from '../helpers/database.ts'
import { publish, quietUntil, seedCalls, seedDay } from '../helpers/digests.ts'
import { seedWeek } from '../helpers/feeds.ts'
import { open } from '../helpers/page.ts'
import { DAY_ONE, hour, REPOSITORIES } from '../helpers/times.ts'

/** 2025-06-10, a Tuesday, is closed then, and so is the week before it. */
const now = hour(49)
const WEEK = '2025-W23'

beforeEach(async () => {
  await quietUntil(DAY_ONE)
  await seedDay(DAY_ONE, [
    ['2506.00001', 'First <b>paper</b>', 1234],
    ['2506.00002', 'Second paper', 10],
  ])
  await seedDay(DAY_ONE, [['owner/name', 'owner/name', 9000]], { source: REPOSITORIES, complete: 0 })
  await seedCalls(DAY_ONE, { rag: ['rising', 25], agents: ['new', 30], 'diffusion-models': ['falling', 3] }, [
    'Slow tides',
  ])
})

describe('the digest of a day', () => {
  test('says what was rising, falling and emerging with the evidence, and what was most upvoted', async () => {
    const page = await open(`/digest/${DAY_ONE}`, { now })
    expect(page.status).toBe(200)
    expect(await page.texts('h1')).toEqual(['Digest of Tuesday, 10 June 2025'])
    expect(await page.texts('h2')).toEqual(['Hugging Face Daily Papers', 'GitHub Trending'])
    expect(await page.texts('#main h3')).toEqual([
      'Rising',
      'Falling',
      'Emerging phrases',
      'Most upvotes',
      'Rising',
      'Most stars',
    ])
    const [first, , third] = await page.texts('.called .by')
    expect(first).toMatch(/^30 of 400 papers in 28 days; .+ expected; x\d.+; P\(rise\) over 99%$/)
    expect(third).toMatch(/^3 of 400 papers/)
    expect(await page.texts('.emerging a')).toEqual(['Slow tides'])
    expect(await page.texts('.best li')).toEqual([
      '1,234First <b>paper</b>',
      '10Second paper',
      '9,000owner/name',
    ])
    expect(await page.attributes('.best a', 'href')).toContain('/items/huggingface-papers:2506.00001')
    expect(await page.texts('section .facts')).toEqual([
      '2 papers listed.',
      '1 repository listed; the listing was not seen to its end.',
    ])
    expect(await page.texts('.tag')).toEqual(['new'])
  })

  test('says of a source that nobody could see that nothing is known of it, not that nothing was listed', async () => {
    await value(`UPDATE day_total SET items = 0 WHERE source = '${REPOSITORIES}'`)
    await value(`UPDATE listing SET items = 0, looked_at = NULL WHERE source = '${REPOSITORIES}'`)
    const page = await open(`/digest/${DAY_ONE}`, { now: hour(60) })
    expect(await page.texts('section .facts')).toEqual([
      '2 papers listed.',
      'Nothing is known of its listing.',
    ])
  })

  test('leads to the days around it, to its week once that is closed, and to its feed', async () => {
    const at = async (path: string, moment: number) => {
      const page = await open(path, { now: moment })
      return [
        ...(await page.attributes('nav.days a', 'href')),
        ...(await page.attributes('nav.switch a', 'href')),
      ]
    }
    expect(await at(`/digest/${DAY_ONE}`, now)).toEqual([
      '/digest/2025-06-09',
      `/digest/${DAY_ONE}`,
      '/digest?period=week',
    ])
    expect(await at(`/digest/${DAY_ONE}`, hour(24 * 8))).toEqual([
      '/digest/2025-06-09',
      '/digest/2025-06-11',
      `/digest/${DAY_ONE}`,
      '/digest/2025-W24',
    ])
    expect(await at(`/digest/${WEEK}`, now)).toEqual([
      '/digest/2025-W22',
      '/digest/2025-06-08',
      `/digest/${WEEK}`,
    ])
    const page = await open(`/digest/${WEEK}`, { now })
    expect(await page.attributes('.links a', 'href')).toEqual(['/feeds/digest.xml?period=week'])
  })

  test('stays as it was, whatever later days and other topics bring', async () => {
    const before = await open(`/digest/${DAY_ONE}`, { now })
    await seedDay('2025-06-11', [['2506.00001', 'First <b>paper</b>', 9999]])
    await seedCalls('2025-06-11', { rag: ['falling', 2] })
    await seedWeek('2025-W24', '2025-06-15', { rag: ['falling', 2] })
    expect(await open(`/digest/${DAY_ONE}`, { now }).then(({ html }) => html)).toBe(before.html)
  })

  test('goes by the last week kept before it where it has no calls of its own, and says so', async () => {
    await seedDay('2025-06-09', [['2506.00003', 'Third paper', 5]])
    await seedWeek(WEEK, '2025-06-08', { 'world-models': ['rising', 40] })
    const page = await open('/digest/2025-06-09', { now })
    expect(await page.texts('.called .by')).toEqual([expect.stringMatching(/^40 of 400 papers/)])
    expect((await page.texts('.halves .facts'))[0]).toBe(
      'As of the end of 8 June 2025, the last that is kept.',
    )
    const later = await open('/digest/2025-06-16', { now: hour(24 * 9) })
    expect(await later.texts('.called .by')).toEqual([])
  })
})

test('whatever a title is, the page has the same elements', async () => {
  const elements = async (text: string) => {
    await quietUntil(DAY_ONE)
    await value('DELETE FROM day_best')
    await value('DELETE FROM day_total')
    await seedDay(DAY_ONE, [['2506.00001', text, 5]])
    await seedCalls(DAY_ONE, { rag: ['rising', 25] }, [text])
    const { html } = await open(`/digest/${DAY_ONE}`, { now })
    return html.match(/<[a-z!/][a-z0-9-]*/gi)
  }
  const harmless = await elements('Harmless words')
  for (const text of [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</title><svg/onload=x>',
    '<!--',
  ])
    expect(await elements(text)).toEqual(harmless)
})

describe('the digest of a week', () => {
  test('has the most upvoted of its days, each item once with the most it had', async () => {
    await seedWeek(WEEK, '2025-06-08', { rag: ['rising', 20] })
    await seedDay('2025-06-02', [['2506.00010', 'Monday', 7]])
    await seedDay('2025-06-08', [['2506.00011', 'Sunday', 70]], { complete: 0 })
    await seedDay('2025-06-03', [['owner/a', 'owner/a', 500]], { source: REPOSITORIES })
    await seedDay('2025-06-04', [['owner/a', 'owner/a', 600]], { source: REPOSITORIES })
    const page = await open(`/digest/${WEEK}`, { now })
    expect(await page.texts('h1')).toEqual([`Digest of week ${WEEK}`])
    expect(await page.texts('.best li')).toEqual(['70Sunday', '7Monday', '600owner/a'])
    expect(await page.texts('section .facts')).toEqual([
      '2 papers listed; 1 of 7 days seen to the end.',
      '2 of 7 days seen to the end.',
    ])
    expect(await page.texts('.called a.title')).toHaveLength(1)
  })
})

describe('the newest digest', () => {
  test('is that of the newest day, or week, that is closed and whose topics are followed', async () => {
    const heading = async (path: string, moment = now) => (await open(path, { now: moment })).texts('h1')
    expect(await heading('/digest')).toEqual(['Digest of Tuesday, 10 June 2025'])
    expect(await heading('/digest?period=week')).toEqual([`Digest of week ${WEEK}`])
    expect(await heading('/digest', hour(73))).toEqual(['Digest of Tuesday, 10 June 2025'])
    for (const source of ['huggingface-papers', REPOSITORIES]) await publish(source, '2025-06-11')
    expect(await heading('/digest', hour(73))).toEqual(['Digest of Wednesday, 11 June 2025'])
  })

  test('of a day that is closed and not followed yet is provisional for six hours at most', async () => {
    await publish(REPOSITORIES, '2025-06-09')
    const tags = async (moment: number) => (await open(`/digest/${DAY_ONE}`, { now: moment })).texts('.tag')
    expect(await tags(hour(48))).toEqual(['provisional', 'new'])
    expect(await tags(hour(54))).toEqual(['new'])
  })
})

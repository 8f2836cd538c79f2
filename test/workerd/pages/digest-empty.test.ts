import { beforeEach, describe, expect, test } from 'vitest'
import { value } from '../helpers/database.ts'
import { publish, quietUntil } from '../helpers/digests.ts'
import { open } from '../helpers/page.ts'
import { DAY_ONE, hour, REPOSITORIES } from '../helpers/times.ts'

/** 2025-06-10, a Tuesday, is closed then, and so is the week before it. */
const now = hour(49)

beforeEach(() => quietUntil(DAY_ONE))

describe('there is nothing to tell', () => {
  test('while a day or a week is not closed: it is said when, and where to look until then', async () => {
    for (const [path, until] of [
      ['/digest/2025-06-12', '14 Jun 2025, 00:00 UTC'],
      ['/digest/2025-W24', '17 Jun 2025, 00:00 UTC'],
    ] as const) {
      const page = await open(path, { now })
      expect(page.status).toBe(200)
      expect((await page.texts('.empty'))[0]).toContain(`counted until ${until}`)
      expect(await page.attributes('.empty a', 'href')).toEqual(
        expect.arrayContaining(['/', expect.stringMatching(/^\/digest\?period=/)]),
      )
    }
  })

  test('in the minutes in which a day is being closed: that nothing was collected is not said', async () => {
    await publish(REPOSITORIES, '2025-06-09')
    const words = async (moment: number) =>
      (await (await open(`/digest/${DAY_ONE}`, { now: moment })).texts('.empty'))[0]
    expect(await words(hour(48))).toContain('This day is not closed yet')
    expect(await words(hour(54))).toContain('Nothing was collected on this day.')
  })

  test('of days on which nothing was collected', async () => {
    const page = await open('/digest/2025-06-01', { now })
    expect(page.status).toBe(200)
    expect((await page.texts('.empty'))[0]).toContain('Nothing was collected on this day.')
  })

  test('in an empty database', async () => {
    for (const table of ['source_trend', 'generation']) await value(`DELETE FROM ${table}`)
    for (const path of ['/digest', '/digest?period=week']) {
      const page = await open(path, { now })
      expect([page.status, (await page.texts('.empty'))[0]]).toEqual([
        200,
        expect.stringContaining('Nothing was collected'),
      ])
    }
  })
})

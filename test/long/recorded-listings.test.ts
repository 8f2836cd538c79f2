import { beforeAll, describe, expect, test } from 'vitest'
import { DAY, dayOf } from '../../workers/days.ts'
import { sources } from '../../workers/sources/index.ts'
import type { Day, Moment } from '../../workers/types.ts'
import { createRandom } from '../sandbox/random.ts'
import { all } from '../workerd/helpers/database.ts'
import { shareDatabase } from '../workerd/setup.ts'
import { evenings, liveThrough } from './helpers/living.ts'
import { captureTimes, hasRecordings, RecordedSites } from './helpers/recorded-sites.ts'
import { expectSameStates } from './helpers/same-states.ts'
import { Listings } from './helpers/single-pass.ts'

const FIRST = captureTimes[0] ?? 0
const LAST = (captureTimes.at(-1) ?? 0) + 4 * DAY
/** With lost ticks, so many days have to do. */
const ENOUGH = FIRST + 100 * DAY

/** When ticks take place: whenever something was recorded, and late on every day. */
const moments = (until: Moment): Moment[] =>
  [...captureTimes.filter((at) => at <= until), ...evenings(FIRST, until)].toSorted((a, b) => a - b)

/** Every closed and complete day: who was listed, and what was counted. */
async function completeDays(until: Day): Promise<Map<string, string>> {
  const rows = await all<{ source: string; day: Day; listed: string; items: number; topics: string }>(
    `SELECT t.source, t.day, d.items, d.topics,
       (SELECT group_concat(external_id) FROM (SELECT i.external_id FROM listing_item AS li JOIN item AS i ON i.id = li.item_id
          WHERE li.source = t.source AND li.day = t.day ORDER BY i.external_id)) AS listed
     FROM day_total AS t JOIN day_topics AS d USING (source, day) WHERE t.complete = 1 AND t.day <= ?`,
    until,
  )
  return new Map(
    rows.map(({ source, day, listed, items, topics }) => {
      // Upvotes are those of the moment of counting, and the numbers of items those of the order of coming.
      const mentions = Object.entries(JSON.parse(topics) as Record<string, [number, number]>).map(
        ([topic, [mention, about]]) => `${topic} ${mention} ${about}`,
      )
      return [`${source} ${day}`, `${listed}: ${items} items; ${mentions.sort().join()}`]
    }),
  )
}

describe.skipIf(!hasRecordings)(
  'all recorded listings, collected, tagged, closed, counted and followed by ticks',
  () => {
    const seen = new Listings()
    let followable: Day
    let days: Map<string, string>

    beforeAll(async () => {
      await shareDatabase(async () => {
        followable = await liveThrough(moments(LAST), new RecordedSites(seen))
      })
      days = await completeDays(dayOf(ENOUGH))
    })

    test.each(sources.map(({ id }) => id))('%s: the state of a single pass, byte by byte', async (source) => {
      expect(await expectSameStates(source, seen, followable)).toBeGreaterThan(90)
    })

    test('with 20% of the ticks lost at random, every day that is complete is as it was', async () => {
      const random = createRandom('lost ticks')
      await shareDatabase(async () => {
        await liveThrough(moments(ENOUGH), new RecordedSites(new Listings()), () => random.chance(0.2))
      })
      const withLosses = await completeDays(dayOf(ENOUGH))
      expect(withLosses.size).toBeGreaterThan(200)
      for (const [day, counted] of withLosses) expect(counted, day).toBe(days.get(day))
    })
  },
)

import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, DAY, dayOf, HOUR, startOf } from '../../workers/days.ts'
import { tick } from '../../workers/jobs/tick.ts'
import { sources } from '../../workers/sources/index.ts'
import type { Day, Moment } from '../../workers/types.ts'
import { createRandom } from '../sandbox/random.ts'
import { all, value } from '../workerd/helpers/database.ts'
import { shareDatabase } from '../workerd/setup.ts'
import { captureTimes, hasRecordings, RecordedSites } from './helpers/recorded-sites.ts'
import { Listings } from './helpers/single-pass.ts'

const FIRST = captureTimes[0] ?? 0
const LAST = (captureTimes.at(-1) ?? 0) + 4 * DAY
/** With lost ticks, so many days have to do. */
const ENOUGH = FIRST + 100 * DAY

/** When ticks take place: whenever something was recorded, and late on every day, when GitHub's page is complete. */
const moments = (until: Moment): Moment[] => {
  const evenings = Array.from(
    { length: Math.ceil((until - FIRST) / DAY) },
    (_, i) => startOf(dayOf(FIRST)) + i * DAY + 22.5 * HOUR,
  )
  return [...captureTimes, ...evenings].filter((at) => at <= until).toSorted((a, b) => a - b)
}

/** Lives through the recorded time. A tick that is lost does not take place: the next one has to do. */
async function live(until: Moment, isLost: () => boolean): Promise<{ seen: Listings; followable: Day }> {
  const seen = new Listings()
  const sites = new RecordedSites(seen)
  const all = moments(until)
  let ticks = 0
  for (const [place, moment] of all.entries()) {
    const next = all[place + 1] ?? moment + DAY
    sites.now = moment
    for (let at = moment; at < next; at += 1000) {
      ticks++
      if (isLost()) continue
      const { job } = await tick(at, { env, fetch: sites.fetch, clock: () => 0 })
      if (job === null) break
    }
  }
  console.log(`${ticks} ticks from ${dayOf(FIRST)} to ${dayOf(until)}`)
  return { seen, followable: addDays(dayOf(all.at(-1) ?? 0), -2) }
}

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
    let lived: { seen: Listings; followable: Day }
    let days: Map<string, string>

    beforeAll(async () => {
      await shareDatabase(async () => {
        lived = await live(LAST, () => false)
      })
      days = await completeDays(dayOf(ENOUGH))
    })

    test.each(sources.map(({ id }) => id))('%s: the state of a single pass, byte by byte', async (source) => {
      const last = await value<Day>('SELECT followed FROM source_trend WHERE source = ?', source)
      expect(last).toBe(lived.followable)
      const expected = lived.seen.follow(source, last ?? '')
      expect(await value('SELECT levels FROM source_trend WHERE source = ?', source)).toBe(
        expected.get(last ?? ''),
      )
      const kept = await all<{ period: string; last_day: Day; levels: string }>(
        'SELECT period, last_day, levels FROM source_period WHERE source = ?',
        source,
      )
      expect(kept.length).toBeGreaterThan(90)
      for (const { period, last_day, levels } of kept) expect(levels, period).toBe(expected.get(last_day))
    })

    test('with 20% of the ticks lost at random, every day that is complete is as it was', async () => {
      const random = createRandom('lost ticks')
      await shareDatabase(async () => {
        await live(ENOUGH, () => random.chance(0.2))
      })
      const withLosses = await completeDays(dayOf(ENOUGH))
      expect(withLosses.size).toBeGreaterThan(200)
      for (const [day, counted] of withLosses) expect(counted, day).toBe(days.get(day))
    })
  },
)

import { beforeAll, describe, expect, test } from 'vitest'
import { validateRows } from '../../workers/collect/validate.ts'
import { addDays, startOf } from '../../workers/days.ts'
import { huggingfacePapers } from '../../workers/sources/huggingface-papers.ts'
import { matcher, taxonomy } from '../../workers/topics/index.ts'
import { endsPeriod } from '../../workers/trends/calendar.ts'
import { rankingOf } from '../../workers/trends/calls.ts'
import { type CountedDay, followDay, startFollowing } from '../../workers/trends/following.ts'
import type { Day } from '../../workers/types.ts'
import { answerTo } from '../sandbox/server.ts'
import { type PlantedChange, truthOf } from '../sandbox/truth.ts'
import { createWorld, DEFAULT_LAST_DAY, type World } from '../sandbox/world.ts'

const DAYS = 400
const SEEDS = [1, 2, 3, 4, 5]
const SIX_WEEKS = 42
const NOTHING: CountedDay = { items: 0, complete: true, counts: new Map() }

/** What a day's listing comes to once it has stopped filling: read from the site's own answers, page by page. */
function countedOn(world: World, day: Day): CountedDay {
  const [api] = huggingfacePapers.ways
  const items = new Map<string, string[]>()
  for (let page = 0; ; page++) {
    const url = new URL(api.path(day, page), 'https://site.example')
    const { candidates } = api.parse(String(answerTo(world, url, startOf(day) + 40 * 3_600_000).body))
    for (const { externalId, title, summary } of validateRows(huggingfacePapers, candidates).items)
      items.set(
        externalId,
        matcher.match(title, summary).map(({ topic }) => topic),
      )
    if (candidates.length < (api.pageSize ?? 0)) break
  }
  const counts = new Map<string, number>()
  for (const topic of [...items.values()].flat()) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  return { items: items.size, complete: true, counts }
}

interface Flag {
  day: Day
  topic: string
}

/** Follows a world to its last day; what is called rising or new at the end of every day. */
function flagsOf(world: World): Flag[] {
  const first = addDays(world.lastDay, 1 - DAYS)
  const counted = new Map<Day, CountedDay>()
  const flags: Flag[] = []
  let state = null
  for (let day = first; day <= world.lastDay; day = addDays(day, 1)) {
    counted.set(day, countedOn(world, day))
    const lookup = (before: number) => counted.get(addDays(day, -before)) ?? NOTHING
    if (state !== null) state = followDay(state, day, lookup)
    else if (lookup(0).items > 0) state = startFollowing(day, lookup(0), taxonomy.topics.length)
    for (const { topic, flag } of state === null ? [] : rankingOf(state).calls)
      if (flag !== 'falling') flags.push({ day, topic })
  }
  return flags
}

/** Days after which a rise was flagged; `null` when it was not within six weeks. */
function found({ topic, startDay }: PlantedChange, flags: readonly Flag[]): number | null {
  const until = addDays(startDay, SIX_WEEKS)
  const flag = flags.find((one) => one.topic === topic && one.day >= startDay && one.day <= until)
  return flag === undefined ? null : (startOf(flag.day) - startOf(startDay)) / 86_400_000
}

const share = (list: readonly { foundAfter: number | null }[]) =>
  list.filter(({ foundAfter }) => foundAfter !== null).length / list.length

describe(`in ${SEEDS.length} worlds of ${DAYS} days with planted changes`, () => {
  const rises: (PlantedChange & { foundAfter: number | null })[] = []
  /** At the end of every week. */
  const flags: (Flag & { planted: boolean })[] = []

  beforeAll(() => {
    for (const seed of SEEDS) {
      const world = createWorld({ seed, lastDay: DEFAULT_LAST_DAY })
      const truth = truthOf(world)
      const daily = flagsOf(world)
      rises.push(
        ...truth.changes
          .filter(({ factor, itemsIn28DaysBefore }) => factor > 1 && itemsIn28DaysBefore >= 5)
          .map((change) => ({ ...change, foundAfter: found(change, daily) })),
      )
      const isPlanted = (topic: string) => (truth.topics[topic] ?? 'none') !== 'none'
      flags.push(
        ...daily
          .filter(({ day }) => endsPeriod(day, 'week'))
          .map((flag) => ({ ...flag, planted: isPlanted(flag.topic) })),
      )
    }
  }, 240_000)

  test('at least 75% of the rises to three times as much and more are called within six weeks', () => {
    const large = rises.filter(({ factor }) => factor >= 3)
    expect(large.length).toBeGreaterThan(60)
    console.log(`x3 and more: ${(100 * share(large)).toFixed(0)}% of ${large.length} called within six weeks`)
    expect(share(large)).toBeGreaterThanOrEqual(0.75)
  })

  test('and 40% of those to twice as much', () => {
    const twice = rises.filter(({ factor }) => factor === 2)
    expect(twice.length).toBeGreaterThan(30)
    console.log(`x2: ${(100 * share(twice)).toFixed(0)}% of ${twice.length} called within six weeks`)
    expect(share(twice)).toBeGreaterThanOrEqual(0.4)
  })

  test('at most 10% of what is called at the ends of weeks is about a topic that never changed', () => {
    const wrong = flags.filter(({ planted }) => !planted).length / flags.length
    expect(flags.length).toBeGreaterThan(500)
    console.log(
      `${(100 * wrong).toFixed(1)}% of ${flags.length} weekly calls are about topics without a change`,
    )
    expect(wrong).toBeLessThanOrEqual(0.1)
  })
})

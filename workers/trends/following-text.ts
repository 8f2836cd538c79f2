import type { Followed, Following } from './following.ts'
import type { Level } from './level.ts'

type Pair = [x: number, p: number]
type Row = [x: number, p: number, earlierX: number | null, earlierP: number | null, ...counts: number[]]

const pair = ({ x, p }: Level): Pair => [x, p]
const level = ([x, p]: Pair): Level => ({ x, p })

/**
 * The state as text, the same text for the same state. Topics are the keys of an object, so that the database can
 * pick one: `json_extract(levels, '$.topics."rag"')` is [x, P, x and P of 28 days ago, recent, baseline, week, month].
 */
export function textOfFollowing({
  day,
  start,
  unseen,
  unseenEarlier,
  topics,
  items,
  complete,
}: Following): string {
  return JSON.stringify({
    day,
    start: pair(start),
    unseen: pair(unseen),
    earlier: unseenEarlier === null ? null : pair(unseenEarlier),
    items: [items.recent, items.baseline, items.week, items.month],
    complete: [complete.week, complete.month],
    topics: Object.fromEntries(topics.map((topic) => [topic.topic, rowOf(topic)])),
  })
}

const rowOf = ({ now, earlier, recent, baseline, week, month }: Followed): Row => [
  now.x,
  now.p,
  earlier?.x ?? null,
  earlier?.p ?? null,
  recent,
  baseline,
  week,
  month,
]

interface Written {
  day: string
  start: Pair
  unseen: Pair
  earlier: Pair | null
  items: [recent: number, baseline: number, week: number, month: number]
  complete: [week: number, month: number]
  topics: Record<string, Row>
}

/** The state back from its text. */
export function followingFrom(text: string): Following {
  const { day, start, unseen, earlier, items, complete, topics } = JSON.parse(text) as Written
  return {
    day,
    start: level(start),
    unseen: level(unseen),
    unseenEarlier: earlier === null ? null : level(earlier),
    topics: Object.entries(topics).map(topicFrom),
    items: { recent: items[0], baseline: items[1], week: items[2], month: items[3] },
    complete: { week: complete[0], month: complete[1] },
  }
}

function topicFrom([topic, [x, p, earlierX, earlierP, recent = 0, baseline = 0, week = 0, month = 0]]: [
  string,
  Row,
]): Followed {
  const earlier = earlierX === null || earlierP === null ? null : { x: earlierX, p: earlierP }
  return { topic, now: { x, p }, earlier, recent, baseline, week, month }
}

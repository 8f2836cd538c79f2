import { taxonomy } from '../../workers/topics/taxonomy.ts'
import type { Day } from '../../workers/types.ts'

const TOPICS = 500

/** The topics of the deployed taxonomy, and made-up ones up to 500. */
const ids = Array.from({ length: TOPICS }, (_, i) => taxonomy.topics[i]?.id ?? `made-up-${i}`)

/** JSON that says the same of each of them. */
export const byTopic = (value: unknown): string =>
  JSON.stringify(Object.fromEntries(ids.map((id) => [id, value])))

/** What is known of one of them, and what it was called by. */
export const CALL = { recent: 40, baseline: 130, x: -3.5, p: 0.02, earlier: { x: -4.4, p: 0.03 } }

/** All of them at the end of a day, as following keeps it. */
export const levelsOn = (day: Day): string =>
  JSON.stringify({
    day,
    start: [-4, 1],
    unseen: [-7, 1],
    earlier: [-7, 1],
    items: [1400, 9100, 350, 1500],
    complete: [7, 30],
    topics: Object.fromEntries(ids.map((id) => [id, [-4, 0.02, -4.4, 0.03, 40, 130, 10, 40]])),
  })

/** And at the ends of the weeks before, as small charts are drawn of it. */
export const WEEKS = JSON.stringify({
  unseen: Array(8).fill(-70_000),
  topics: Object.fromEntries(
    ids.map((id, i) => [id, Array.from({ length: 8 }, (_, n) => -41_234 - i - 500 * n)]),
  ),
})

/** Sixty of them rising. */
export const RANKING = JSON.stringify({
  all: { recent: 1400, baseline: 9100, meanShare: 0.01 },
  calls: ids.slice(0, 60).map((topic) => ({ topic, flag: 'rising', ...CALL })),
})

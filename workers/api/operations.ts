import type { Operation } from './operation.ts'
import { health } from './routes/health.ts'
import { item, itemUpvotes } from './routes/item.ts'
import { items } from './routes/items.ts'
import { falling, rising } from './routes/rising.ts'
import { run, runs } from './routes/runs.ts'
import { sources } from './routes/sources.ts'
import { topicSeries } from './routes/topic-series.ts'
import { topic, topics } from './routes/topics.ts'

/** Every documented endpoint, in the order in which the reference lists them; an item's have a route of their own. */
export const operations = {
  items,
  item,
  itemUpvotes,
  topics,
  topic,
  topicSeries,
  rising,
  falling,
  sources,
  runs,
  run,
  health,
}

export type Operations = typeof operations

export const allOperations = Object.values(operations) as unknown as Operation[]

import type { Operation } from './operation.ts'
import { emerging } from './routes/emerging.ts'
import { monthExport } from './routes/export.ts'
import { health } from './routes/health.ts'
import { item, itemUpvotes } from './routes/item.ts'
import { items } from './routes/items.ts'
import { organizations } from './routes/organizations.ts'
import { falling, rising } from './routes/rising.ts'
import { run, runs } from './routes/runs.ts'
import { sources } from './routes/sources.ts'
import { topicSeries } from './routes/topic-series.ts'
import { topic, topics } from './routes/topics.ts'
import { volume } from './routes/volume.ts'

/** Every documented endpoint, in the order in which the reference lists them, by its path; those of an item have a route of their own. */
export const operations = {
  '/items': items,
  '/items/{id}': item,
  '/items/{id}/upvotes': itemUpvotes,
  '/topics': topics,
  '/topics/{id}': topic,
  '/trends/topics': topicSeries,
  '/trends/rising': rising,
  '/trends/falling': falling,
  '/trends/volume': volume,
  '/trends/emerging': emerging,
  '/organizations': organizations,
  '/export/{source}/{month}': monthExport,
  '/sources': sources,
  '/runs': runs,
  '/runs/{id}': run,
  '/health': health,
}

export type Operations = typeof operations

export const allOperations = Object.values(operations) as unknown as Operation[]

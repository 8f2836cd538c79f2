import { ANSWERS } from './api/answer.ts'
import type { TickReport } from './jobs/reports.ts'

/**
 * Takes answers out of Workers Cache once a tick has done something: from then on they are asked for anew. Where there is no such
 * cache (locally) there is nothing to do, and where it can't be reached answers are five minutes old at most.
 */
export async function purgeAfter(
  { job }: Pick<TickReport, 'job'>,
  cache: CacheContext | undefined,
): Promise<void> {
  if (job === null || cache === undefined) return
  try {
    const { success, errors } = await cache.purge({ tags: [ANSWERS] })
    if (!success) console.warn(`the cache was not purged: ${errors.map(({ message }) => message).join('; ')}`)
  } catch (error) {
    console.warn(`the cache was not purged: ${(error as Error).message}`)
  }
}

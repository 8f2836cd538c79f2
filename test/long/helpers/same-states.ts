import { expect } from 'vitest'
import type { Day, SourceId } from '../../../workers/types.ts'
import { all, value } from '../../workerd/helpers/database.ts'
import type { Listings } from './single-pass.ts'

/**
 * What the database holds of a source, now and at the end of every week and month, are the bytes of a single pass over
 * what was seen.
 *
 * @returns how many weeks and months there were
 */
export async function expectSameStates(source: SourceId, seen: Listings, followed: Day): Promise<number> {
  expect(await value('SELECT followed FROM source_trend WHERE source = ?', source)).toBe(followed)
  const expected = seen.follow(source, followed)
  expect(await value('SELECT levels FROM source_trend WHERE source = ?', source)).toBe(expected.get(followed))
  const kept = await all<{ period: string; last_day: Day; levels: string }>(
    'SELECT period, last_day, levels FROM source_period WHERE source = ?',
    source,
  )
  for (const { period, last_day, levels } of kept) expect(levels, period).toBe(expected.get(last_day))
  return kept.length
}

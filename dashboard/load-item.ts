import type { RequestEnv } from '../workers/api/context.ts'
import { Problem } from '../workers/api/problem.ts'
import { topicsOf } from '../workers/api/topics-of-item.ts'
import { gapsBetween } from '../workers/collect/gaps.ts'
import { dayOf, HOUR, startOf } from '../workers/days.ts'
import { sourceById } from '../workers/sources/index.ts'
import { parsePublicId } from '../workers/sources/public-id.ts'
import { appearancesOf, itemByExternalId } from '../workers/store/items.ts'
import { votesOfItem } from '../workers/store/momentum.ts'
import { gapsOf, observationsOf } from '../workers/store/observations.ts'
import { servedTopics } from '../workers/store/served-topics.ts'
import type { ItemView } from './pages/item.tsx'

/** @throws {Problem} 404 */
export async function loadItem({ DB: db, now }: RequestEnv, id: string): Promise<ItemView> {
  const known = parsePublicId(id)
  const source = known === null ? undefined : sourceById(known.source)
  const item = known === null ? null : await itemByExternalId(db, known.source, known.externalId)
  if (item === null || source === undefined)
    throw new Problem(404, 'Never seen', `No listing has shown an item with the id "${id.slice(0, 160)}".`)
  const [appearances, points, missed, { momentum, typical }, { taxonomy }] = await Promise.all([
    appearancesOf(db, item.id),
    observationsOf(db, item.id, 0, Number.MAX_SAFE_INTEGER),
    gapsOf(db, item.id),
    votesOfItem(db, item, now),
    servedTopics(db),
  ])
  const began = startOf(item.listed_on ?? dayOf(item.first_seen_at))
  const { forecast } = momentum
  return {
    source,
    item,
    appearances,
    points,
    topics: topicsOf(item, taxonomy),
    ...gapsBetween(appearances, missed, points),
    momentum,
    forecastFor: forecast === null ? null : began + forecast.horizon * HOUR,
    typical: typical.map(({ age, votes, items }) => ({ at: began + age * HOUR, age, votes, items })),
  }
}

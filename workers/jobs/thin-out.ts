import { RUNS_KEPT, thinnedOut } from '../collect/thin.ts'
import { deleteObservations, type ItemObservation, observationsOfListing } from '../store/thin-out.ts'
import type { Day, Moment, Source } from '../types.ts'
import type { Effects } from './effects.ts'

/** Thins out the observations of one closed listing. Returns how many went. */
export async function thinOut(source: Source, day: Day, at: Moment, { env }: Effects): Promise<number> {
  const gone: { itemId: number; observedAt: Moment }[] = []
  for (const points of byItem(await observationsOfListing(env.DB, source.id, day))) {
    const [first] = points
    for (const observedAt of first ? thinnedOut(points, first.firstSeenAt, at) : [])
      gone.push({ itemId: first?.itemId ?? 0, observedAt })
  }
  await deleteObservations(env.DB, source.id, day, gone, at, at - RUNS_KEPT)
  return gone.length
}

function byItem(observations: ItemObservation[]): ItemObservation[][] {
  const items: ItemObservation[][] = []
  for (const observation of observations) {
    const current = items.at(-1)
    if (current?.[0]?.itemId === observation.itemId) current.push(observation)
    else items.push([observation])
  }
  return items
}

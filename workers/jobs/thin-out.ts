import { RUNS_KEPT, tellingMoments, thinnedOut } from '../collect/thin.ts'
import { deleteObservations, type ItemObservation, observationsOfListing } from '../store/thin-out.ts'
import type { Day, Moment, Source } from '../types.ts'
import type { Effects } from './effects.ts'

/** Thins out the observations of one closed listing. Returns how many went. */
export async function thinOut(source: Source, day: Day, at: Moment, { env }: Effects): Promise<number> {
  const { observations, listed, looks } = await observationsOfListing(
    env.DB,
    source.id,
    day,
    source.entriesStay,
  )
  const telling = new Map(
    looks.map((listing) => [
      listing.day,
      tellingMoments({ day: listing.day, looks: JSON.parse(listing.looks) }),
    ]),
  )
  const daysOf = Map.groupBy(listed, ({ itemId }) => itemId)
  const gone: { itemId: number; observedAt: Moment }[] = []
  for (const points of byItem(observations)) {
    const itemId = points[0]?.itemId ?? 0
    const days = (daysOf.get(itemId) ?? []).map((row) => row.day)
    const moments = days.flatMap((day) => telling.get(day) ?? [])
    for (const observedAt of thinnedOut(points, moments, days[0] ?? day, at))
      gone.push({ itemId, observedAt })
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

import { Z_80 } from '../statistics/normal.ts'
import { midRank, tally } from '../statistics/tally.ts'
import type { VotesAtAge } from './listing-ages.ts'

/** Items whose rank is taken to be middling before a topic has any of its own. */
const PRIOR_ITEMS = 8

/**
 * Attention premium of a topic: how much higher than the middle of their listings its items rank by votes,
 * in (-0.5, 0.5), pulled towards 0 by eight middling items. 0 without items.
 * @param midRanks of the topic's items, each within its own listing
 * @throws RangeError when a mid-rank is outside [0, 1].
 */
export function attentionPremium(midRanks: readonly number[]): number {
  let sum = 0
  for (const rank of midRanks) {
    if (!(rank >= 0 && rank <= 1)) throw new RangeError(`mid-rank must be in [0, 1], got ${rank}`)
    sum += rank - 0.5
  }
  return sum / (midRanks.length + PRIOR_ITEMS)
}

/** A topic's attention premium, and what it rests on. */
export interface Attention {
  premium: number
  /** Items whose place on their listing is known. */
  items: number
  /**
   * Four in five topics whose items lie anywhere on their listings by chance stay within this of 0: 1.2816 standard
   * deviations of a sum of so many uniform places, each of variance 1/12.
   */
  chance: number
}

/** What items had the votes of a listing at one age, and which of them are the topic's. */
export interface VotedListing {
  own: readonly number[]
  votes: readonly VotesAtAge[]
}

/** The attention premium of a topic on some listings; `null` when the place of none of its items is known. */
export function attentionOn(listings: readonly VotedListing[]): Attention | null {
  const ranks = listings.flatMap(({ own, votes }) => {
    const all = tally(votes.map(([, count]) => count))
    const byId = new Map(votes.map(([id, count]) => [id, count]))
    return own.flatMap((id) => {
      const count = byId.get(id)
      return count === undefined ? [] : [midRank(count, all)]
    })
  })
  const items = ranks.length
  if (items === 0) return null
  const chance = (Z_80 * Math.sqrt(items / 12)) / (items + PRIOR_ITEMS)
  return { premium: attentionPremium(ranks), items, chance }
}

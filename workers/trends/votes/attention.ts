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

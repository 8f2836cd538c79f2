export const MOST_TOPICS_A_PAPER = 6

const MOST_ROUNDS = 12
const CLOSE_ENOUGH = 0.0005

/**
 * With which chance to draw each topic, so that among the papers with 1 to 6 topics each has its wanted share.
 *
 * A drawn topic is kept when the others are five at most, so its share is p P(others <= 5) / P(1 <= all <= 6). The
 * equations for all p are solved by repeated substitution; the counts follow the Poisson-binomial distribution.
 */
export function chancesFor(wanted: Float64Array): Float64Array {
  const chances = wanted.map((share) => Math.min(0.9, share))
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const counts = distribution(chances)
    const kept = counts.reduce((sum, part) => sum + part, 0) - (counts[0] ?? 0)
    let largestStep = 0
    for (let at = 0; at < chances.length; at++) {
      const before = chances[at] ?? 0
      const chance = Math.min(0.9, ((wanted[at] ?? 0) * kept) / roomLeft(counts, before))
      largestStep = Math.max(largestStep, Math.abs(chance / before - 1))
      chances[at] = chance
    }
    if (largestStep < CLOSE_ENOUGH) break
  }
  return chances
}

/** P(exactly k topics are drawn) for k from 0 to 6. */
function distribution(chances: Float64Array): Float64Array {
  const counts = new Float64Array(MOST_TOPICS_A_PAPER + 1)
  counts[0] = 1
  for (const chance of chances) {
    for (let k = MOST_TOPICS_A_PAPER; k > 0; k--)
      counts[k] = (counts[k] ?? 0) * (1 - chance) + (counts[k - 1] ?? 0) * chance
    counts[0] = (counts[0] ?? 0) * (1 - chance)
  }
  return counts
}

/** P(at most five of the other topics are drawn): one topic divided out of the distribution again. */
function roomLeft(counts: Float64Array, chance: number): number {
  let others = 0
  let sum = 0
  for (let k = 0; k < MOST_TOPICS_A_PAPER; k++) {
    others = ((counts[k] ?? 0) - chance * others) / (1 - chance)
    sum += others
  }
  return sum
}

export const MOST_TOPICS_A_PAPER = 6

/**
 * With which chance to draw each topic, so that among the papers with 1 to 6 topics each has its wanted share.
 *
 * A drawn topic is kept when the others are five at most, so its share is p P(others <= 5) / P(1 <= all <= 6). The
 * equations for all p are solved by repeated substitution; the counts follow the Poisson-binomial distribution.
 */
export function chancesFor(wanted: Float64Array): Float64Array {
  const chances = wanted.map((share) => Math.min(0.9, share))
  for (let round = 0; round < 12; round++) {
    const counts = distribution(chances)
    const kept = sum(counts) - (counts[0] ?? 0)
    for (let at = 0; at < chances.length; at++) {
      const roomLeft = sum(without(counts, chances[at] ?? 0))
      chances[at] = Math.min(0.9, ((wanted[at] ?? 0) * kept) / roomLeft)
    }
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

/** P(exactly k of the other topics are drawn) for k from 0 to 5: one topic divided out again. */
function without(counts: Float64Array, chance: number): Float64Array {
  const others = new Float64Array(MOST_TOPICS_A_PAPER)
  for (let k = 0; k < others.length; k++)
    others[k] = ((counts[k] ?? 0) - chance * (others[k - 1] ?? 0)) / (1 - chance)
  return others
}

const sum = (numbers: Float64Array) => numbers.reduce((total, number) => total + number, 0)

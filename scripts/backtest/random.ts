/** Draws from [0, 1): the same seed gives the same draws. */
export type Random = () => number

/** Marsaglia's 32-bit xorshift (Journal of Statistical Software 8/14, 2003). Good enough for draws of counts. */
export function seeded(seed: number): Random {
  let state = (seed * 2654435761) >>> 0 || 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
  for (let i = 0; i < 8; i++) next()
  return next
}

/** How many of `trials` succeed, each with the chance `chance`: inversion of the binomial distribution. */
export function binomial(random: Random, trials: number, chance: number): number {
  if (trials === 0 || chance <= 0) return 0
  if (chance >= 1) return trials
  let left = random()
  let term = (1 - chance) ** trials
  let count = 0
  while (left >= term && count < trials) {
    left -= term
    term *= ((trials - count) / (count + 1)) * (chance / (1 - chance))
    count++
  }
  return count
}

/** `size` of the values, each at most once. */
export function sample<T>(random: Random, values: readonly T[], size: number): T[] {
  const left = [...values]
  const drawn: T[] = []
  while (drawn.length < size && left.length > 0)
    drawn.push(...left.splice(Math.floor(random() * left.length), 1))
  return drawn
}

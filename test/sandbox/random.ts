/** Reproducible chance: the same keys always give the same numbers, and nothing depends on the order of use. */

export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** A whole number in [0, limit). */
  below(limit: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** Standard normal (Box and Muller 1958). */
  normal(): number
  /** Waiting time with the given mean. */
  exponential(mean: number): number
  /** Poisson count; by multiplication below a mean of 30, by the normal approximation above. */
  poisson(mean: number): number
}

export type Key = string | number

/** A 32-bit hash of the keys: FNV-1a over their characters, finished with murmur3's mixer. */
export function hashOf(...keys: Key[]): number {
  let hash = 0x811c9dc5
  for (const key of keys) {
    const text = String(key)
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    hash = Math.imul(hash ^ 0x1f, 0x01000193)
  }
  return mix(hash)
}

/** A number in [0, 1) that belongs to these keys. */
export function fraction(...keys: Key[]): number {
  return hashOf(...keys) / 4294967296
}

/** A stream of random numbers that belongs to these keys: a Weyl sequence through murmur3's mixer. */
export function createRandom(...keys: Key[]): Random {
  let state = hashOf(...keys)
  const next = () => {
    state = (state + 0x9e3779b9) | 0
    return mix(state) / 4294967296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (list) => element(list, below(list.length)),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    exponential: (mean) => -mean * Math.log(1 - next()),
    poisson(mean) {
      if (mean >= 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()))
      const limit = Math.exp(-mean)
      let count = 0
      for (let product = next(); product > limit; product *= next()) count++
      return count
    },
  }
}

/** The element at a place that must exist. Throws RangeError outside the list. */
export function element<T>(list: readonly T[], at: number): T {
  if (!(at >= 0 && at < list.length)) throw new RangeError(`no element ${at} in a list of ${list.length}`)
  return list[at] as T
}

function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

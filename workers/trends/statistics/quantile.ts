/**
 * The value below which `share` of the values lie, interpolated between the two nearest (Hyndman and Fan
 * 1996, type 7). `null` when there are no values.
 * @throws RangeError unless 0 <= share <= 1.
 */
export function quantile(values: readonly number[], share: number): number | null {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`quantile: share must be in [0, 1], got ${share}`)
  // A typed array sorts numbers without a comparator, which is several times faster.
  const sorted = Float64Array.from(values).sort()
  const at = (sorted.length - 1) * share
  const low = sorted[Math.floor(at)]
  const high = sorted[Math.ceil(at)]
  if (low === undefined || high === undefined) return null
  return low + (high - low) * (at - Math.floor(at))
}

/** The middle value, `null` when there are none. */
export function median(values: readonly number[]): number | null {
  return quantile(values, 0.5)
}

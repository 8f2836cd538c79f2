/** The mean, `null` of nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null
}

/** The share of the values for which `test` holds, `null` of nothing. */
export function shareOf<T>(values: readonly T[], test: (value: T) => boolean): number | null {
  return values.length > 0 ? values.filter(test).length / values.length : null
}

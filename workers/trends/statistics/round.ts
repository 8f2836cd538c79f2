/** Rounds a score to six decimals, and turns -0 into 0. */
export function roundMicro(value: number): number {
  return Math.round(value * 1e6) / 1e6 + 0
}

/**
 * Rounds a level or its variance to eight decimals, and turns -0 into 0: the last bits of `exp`, which
 * engines may compute differently, never reach a row. Six decimals would not do: a variance changes by less
 * than that in a day, gets stuck, and after a year the upper end of a lift is off by 2e-4.
 */
export function roundLevel(value: number): number {
  return Math.round(value * 1e8) / 1e8 + 0
}

/** Rounds a share to nine decimals: three figures of the smallest share that is kept. */
export function roundShare(share: number): number {
  return Math.round(share * 1e9) / 1e9
}

/** Rounds what is only shown to three decimals, and turns -0 into 0. */
export function roundMilli(value: number): number {
  return Math.round(value * 1e3) / 1e3 + 0
}

/**
 * Rounds to six decimals, and turns -0 into 0. Everything that is stored goes through this, so that the
 * last bits of `exp` and `log`, which engines may compute differently, never reach a row.
 */
export function roundMicro(value: number): number {
  return Math.round(value * 1e6) / 1e6 + 0
}

/** Rounds a share to nine decimals: three figures of the smallest share that is kept. */
export function roundShare(share: number): number {
  return Math.round(share * 1e9) / 1e9
}

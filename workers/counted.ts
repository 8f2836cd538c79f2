/** `12345` as `12,345`. By hand: Intl costs a Worker several milliseconds at first use. */
export const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?:\.|$))/g, ',')

/** `1 paper`, `1,204 papers`. */
export const counted = (value: number, unit: { one: string; many: string }): string =>
  `${count(value)} ${value === 1 ? unit.one : unit.many}`

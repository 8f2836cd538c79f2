/** Days that are usually drawn, by what the address calls them. */
export const RANGE_NAMES = { '90d': '90 days', '1y': '1 year', all: 'All' } as const
export type Range = keyof typeof RANGE_NAMES
export const RANGES = Object.keys(RANGE_NAMES) as Range[]

export const INTERVALS = ['day', 'week', 'month'] as const

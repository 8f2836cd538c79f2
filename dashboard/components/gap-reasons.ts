/** A stretch of a chart without a value, and why; as `SeriesData` has them. */
type Gap = readonly [from: number, to: number, reason: string]

/** The reasons of gaps in a series: a closed period that was looked at and showed nothing is none. */
export const NOT_COLLECTED = 'no listing was collected'
export const NOTHING_YET = 'nothing has been listed yet'

/** Whether nobody looked in a gap: a period that has only just begun is another one. */
export const isUnseen = ([, , reason]: Gap): boolean => reason !== NOTHING_YET

/** `Not seen: the site answered 503`. */
export const gapWords = (gap: Gap): string =>
  isUnseen(gap) ? `Not seen: ${gap[2]}` : `${gap[2].charAt(0).toUpperCase()}${gap[2].slice(1)}`

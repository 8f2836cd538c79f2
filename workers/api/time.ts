import type { Moment } from '../types.ts'

/** A moment as the API writes it, in seconds when it has none finer: `2025-06-10T02:00:00Z`. */
export const isoTime = (moment: Moment): string => new Date(moment).toISOString().replace('.000Z', 'Z')

export const isoTimeOrNull = (moment: Moment | null): string | null =>
  moment === null ? null : isoTime(moment)

const HOUR = 3_600_000
const DAY = 24 * HOUR
const STEPS = [1, 2, 3, 6, 12, 24, 48, 96, 168, 336, 720, 1440, 2880, 8760].map((hours) => hours * HOUR)
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Round UTC moments between two moments, at most `most` of them. */
export function timeTicks(from: number, to: number, most: number): number[] {
  const step = STEPS.find((length) => (to - from) / length <= most) ?? DAY * 365
  const ticks: number[] = []
  for (let tick = Math.ceil(from / step) * step; tick <= to; tick += step) ticks.push(tick)
  return ticks
}

/** `10 Jun` at midnight, `06:00` within a day. */
export function tickLabel(moment: number): string {
  const date = new Date(moment)
  if (moment % DAY !== 0) return date.toISOString().slice(11, 16)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`
}

/** `10 Jun 2025, 02:05 UTC`. */
export function fullLabel(moment: number): string {
  const date = new Date(moment)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}, ${date.toISOString().slice(11, 16)} UTC`
}

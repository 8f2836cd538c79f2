const HOUR = 3_600_000
const DAY = 24 * HOUR
const STEPS = [1, 2, 3, 6, 12, 24, 48, 96, 168, 336, 720, 1440, 2880, 8760].map((hours) => hours * HOUR)
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Round UTC moments between two moments, at most `most` of them, or a few more where it would be one alone. */
export function timeTicks(from: number, to: number, most: number): number[] {
  const fitting = STEPS.findIndex((length) => (to - from) / length <= most)
  for (let i = fitting < 0 ? STEPS.length - 1 : fitting; ; i--) {
    const step = STEPS[i] ?? HOUR
    const ticks: number[] = []
    for (let tick = Math.ceil(from / step) * step; tick <= to; tick += step) ticks.push(tick)
    // A single moment says nothing about the length of time.
    if (ticks.length > 1 || i <= 0) return ticks
  }
}

/** `10 Jun` at midnight, `06:00` within a day; with the year on an axis of so many days that a date could be of two years. */
export function tickLabel(moment: number, days = 0): string {
  const date = new Date(moment)
  if (moment % DAY !== 0) return date.toISOString().slice(11, 16)
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`
  return days > DAYS_OF_ONE_YEAR ? `${day} ${date.getUTCFullYear()}` : day
}

/** As far as dates without a year are told apart at a glance. */
const DAYS_OF_ONE_YEAR = 300

/** `10 Jun 2025, 02:05 UTC`. */
export function fullLabel(moment: number): string {
  const date = new Date(moment)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}, ${date.toISOString().slice(11, 16)} UTC`
}

/** `10 Jun 2025` for a day `2025-06-10`. */
export function dayLabel(day: string): string {
  const date = new Date(day)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

const NAMED_STEPS = [1, 2, 3, 6, 12, 24, 60]

/** The first days of months between two moments, every one or every few, at most `most` of them. */
export function monthTicks(from: number, to: number, most: number): number[] {
  const first = new Date(from)
  const months = (to - from) / (30.4 * DAY)
  const step = NAMED_STEPS.find((length) => months / length <= most) ?? 120
  const ticks: number[] = []
  let month = Math.ceil((first.getUTCFullYear() * 12 + first.getUTCMonth()) / step) * step
  for (; ; month += step) {
    const tick = Date.UTC(Math.floor(month / 12), month % 12, 1)
    if (tick > to) return ticks
    if (tick >= from) ticks.push(tick)
  }
}

/** `Mar` within a year, `2026` at its beginning. */
export function monthLabel(moment: number): string {
  const date = new Date(moment)
  return date.getUTCMonth() === 0 ? String(date.getUTCFullYear()) : (MONTHS[date.getUTCMonth()] ?? '')
}

/** How long the rest will take when it goes on as it has: `120 of 900 days, about 13 min left`. */
export function timeLeft(done: number, all: number, elapsedMs: number): string {
  const seconds = done === 0 ? 0 : Math.round(((all - done) * elapsedMs) / done / 1000)
  const words =
    seconds < 60
      ? `${seconds} s`
      : seconds < 5400
        ? `${Math.round(seconds / 60)} min`
        : `${(seconds / 3600).toFixed(1)} h`
  return `${done} of ${all} days, about ${words} left`
}

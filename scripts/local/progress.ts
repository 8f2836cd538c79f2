/** One line that is rewritten in place on a terminal, and printed now and then elsewhere. */
export function progressLine(): { show(text: string): void; end(text?: string): void } {
  const terminal = process.stdout.isTTY === true
  let printed = 0
  return {
    show(text) {
      if (terminal) process.stdout.write(`\r\x1b[K${text}`)
      else if (Date.now() - printed > 5000) {
        printed = Date.now()
        console.log(text)
      }
    },
    end(text) {
      if (terminal) process.stdout.write('\r\x1b[K')
      if (text !== undefined) console.log(text)
    },
  }
}

/** `[#####.....] 50%`. */
export function bar(done: number, all: number, width = 24): string {
  const share = all === 0 ? 1 : Math.min(1, done / all)
  const full = Math.round(share * width)
  return `[${'#'.repeat(full)}${'.'.repeat(width - full)}] ${String(Math.floor(share * 100)).padStart(3)}%`
}

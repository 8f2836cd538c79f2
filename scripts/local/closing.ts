type Closer = () => Promise<unknown> | unknown

const closers: Closer[] = []
let closing: Promise<never> | null = null

/** Has something ended when the process ends, however that comes about. The newest goes first. */
export const closeAtTheEnd = (closer: Closer): void => void closers.unshift(closer)

export const isClosing = (): boolean => closing !== null

/** Ends everything that was started, once, and then the process. */
export function close(code: number): Promise<never> {
  closing ??= (async () => {
    for (const closer of closers) await closer()
    process.exit(code)
  })()
  return closing
}

/** Lets Ctrl-C, a closed terminal and a polite kill end everything. */
export function closeOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void close(0))
}

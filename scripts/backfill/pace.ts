const sleep = (milliseconds: number): Promise<void> =>
  milliseconds <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Lets requests through one after the other, with a pause between their beginnings. */
export interface Pace {
  pauseMs: number
  /** Waits until the next request may begin. */
  turn(): Promise<void>
  rest(milliseconds: number): Promise<void>
}

export function paced(pauseMs: number, now: () => number = Date.now, wait = sleep): Pace {
  let free = 0
  return {
    pauseMs,
    async turn() {
      await wait(free - now())
      free = now() + pauseMs
    },
    rest: wait,
  }
}

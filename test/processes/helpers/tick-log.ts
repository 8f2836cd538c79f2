import { setTimeout as sleep } from 'node:timers/promises'

/** What a Worker logs of a tick. */
export interface ToldTick {
  at: string
  job: { kind: string } | null
  left: number
}

/** Reads what a Worker logs of its ticks: a line each. */
export function tickLog(): { onLine(line: string): void; tick(at: number): Promise<ToldTick> } {
  const ticks = new Map<number, ToldTick>()
  return {
    onLine(line) {
      const start = line.indexOf('{"at":"')
      if (start < 0) return
      const told = JSON.parse(line.slice(start)) as ToldTick
      ticks.set(Date.parse(told.at), told)
    },
    async tick(at) {
      for (let waited = 0; waited < 5000; waited++) {
        const told = ticks.get(at)
        if (told !== undefined) return told
        await sleep(1)
      }
      throw new Error(`no line about the tick of ${new Date(at).toISOString()}`)
    },
  }
}

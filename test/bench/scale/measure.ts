import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../../scripts/local/worker.ts'
import { measureAlone } from '../alone.ts'
import { type Cost, median } from '../cpu.ts'
import { Recorder, type Recording } from '../recorder.ts'
import type { Sites } from '../sites.ts'
import { databaseCost } from '../table.ts'
import { fileIn, writeHistory } from './history.ts'
import { dayOf, liveOn } from './live.ts'
import { questions } from './questions.ts'

/** What a call costs over a history of one length. */
export interface Measured {
  /** The most of any such call. */
  statements: number
  rowsRead: number
  rowsWritten: number
  /** Of the answer. */
  bytes: number
  /** How many there were, in a day and a quarter; 1 of what people ask. */
  calls: number
  /** Milliseconds of CPU of the Worker alone; `null` when it was not measured. */
  cpu: Cost | null
}

export interface Scale {
  years: number
  items: number
  /** Bytes on disk. */
  size: number
  calls: Map<string, Measured>
  /** What the ticks of 24 hours come to; `busy` are those that had something to do. */
  day: { ticks: number; busy: number; rowsRead: number; rowsWritten: number }
}

export interface Options {
  /** Tells what is being done. */
  say(words: string): void
  sites: Sites
  /** The Worker that answers from memory, for what CPU costs; without it rows alone are measured. */
  alone: string | null
  /** Days of the shortest history: no question goes further back. */
  back: number
  /** Stretch of time that is lived through after the history. */
  lived?: number
}

/** The Worker that watches the bench's sources. */
export const ENTRY = 'test/bench/worker/scale-worker.ts'
const PROCESSES = 3
const AGAIN = 8

/** Writes a history of so many days, asks everything over it, and lets the cron go on with it. */
export async function measure(days: number, { say, sites, alone, back, lived }: Options): Promise<Scale> {
  const folder = mkdtempSync(join(tmpdir(), 'uptrend-scale-'))
  try {
    migrate(folder)
    const items = writeHistory(folder, days)
    const size = statSync(fileIn(folder)).size
    say(`${days} days: ${items.toLocaleString('en')} items, ${(size / 1e6).toFixed(0)} MB`)
    // What no more fits into the free plan's database is measured as it would go on on the paid one.
    const recorder = await Recorder.over(folder, sites, { entry: ENTRY, vars: { PLAN: 'paid' } })
    const calls = new Map<string, Measured>()
    let day = dayOf(new Map())
    const cpuOf = async (recording: Recording, at?: number) =>
      alone === null
        ? null
        : await measureAlone(
            alone,
            recording,
            sites.url,
            () => (at === undefined ? Promise.resolve() : sites.now(at)),
            {
              processes: PROCESSES,
              again: AGAIN,
              plan: 'paid',
            },
          )
    try {
      for (const [name, path] of questions(back)) {
        const recording = await recorder.take(path)
        const { answer, memory } = recording
        if (/"status": ?[45]\d\d|<h1>[^<]*(?:wrong|no such)/i.test(answer.slice(0, 600)))
          throw new Error(`${path} was answered with ${answer.slice(0, 300)}`)
        const cpu = await cpuOf(recording)
        calls.set(`GET ${name}`, { ...databaseCost(memory), bytes: Buffer.byteLength(answer), calls: 1, cpu })
      }
      say(`${days} days: everything was asked`)
      const kinds = await liveOn(recorder, lived)
      day = dayOf(kinds)
      for (const [kind, recordings] of kinds) {
        const most = (of: 'statements' | 'rowsRead' | 'rowsWritten') =>
          Math.max(...recordings.map(({ cost }) => cost[of]))
        const middle = median(recordings.map(({ cost }) => cost.rowsRead))
        const usual = recordings.find(({ cost }) => cost.rowsRead === middle)
        calls.set(`tick, ${kind}`, {
          statements: most('statements'),
          rowsRead: most('rowsRead'),
          rowsWritten: most('rowsWritten'),
          bytes: 0,
          calls: recordings.length,
          cpu: usual === undefined ? null : await cpuOf(usual.recording, usual.at),
        })
      }
      say(`${days} days: the cron has fired for a day and a quarter`)
    } finally {
      await recorder.stop()
    }
    return { years: days / 365, items, size, calls, day }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

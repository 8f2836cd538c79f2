import type { Day, Rejected, RunStatus } from '../types.ts'
import type { Job } from './plan.ts'

/** What one attempt to collect came to. */
export interface Collected {
  run: number
  status: RunStatus
  items: number
  itemsNew: number
  itemsChanged: number
  rejected: number
  /** The page of the listing to ask for next; 0 when it was seen to its end. */
  nextPage: number
  error: string | null
}

/** What a job other than collecting came to, in one number or word. */
export type Done =
  | { closed: boolean }
  | { thinned: number }
  | { tagged: number }
  | { counted: number }
  | { followed: Day | null }
  | { aged: Day | null }
  | { learned: Day | null }
  | { noted: number }
  | { sorted: number }
  | { generation: string }
  | { sent: string }
  | { unsent: string }

/** What one tick did, in a form that can be logged as one line. */
export interface TickReport {
  at: string
  /** `null` when there was nothing to do. */
  job: Job | null
  /** What the job came to; `busy` when another tick was already at it. */
  result: Collected | Done | 'busy' | null
  /** Jobs that can be done right now, after this one. */
  left: number
}

/** What a watch came to. */
export interface Watched {
  /** Incidents that began and that ended. */
  begun: number
  ended: number
  told: number
  /** Messages that could not be told, and why. */
  untold: string[]
}

/** What one cron invocation did and cost, in a form that can be logged as one line. */
export interface InvocationReport extends TickReport {
  /** Of the tick, without the watch. */
  statements?: number
  rowsRead?: number
  rowsWritten?: number
  watch?: Watched
  /** What could not be understood of the settings. */
  settings?: string[]
  /** What went wrong beside the tick. */
  trouble?: string
}

/** What an import came to. */
export interface Imported {
  run: number
  new: number
  changed: number
  unchanged: number
  rejected: Rejected[]
}

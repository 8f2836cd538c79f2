import { DAY, MINUTE } from '../../../workers/days.ts'
import type { InvocationReport } from '../../../workers/jobs/reports.ts'
import { NOW } from '../now.ts'
import type { Recorder, Recording } from '../recorder.ts'
import { databaseCost } from '../table.ts'

/** Long enough for everything that is done once a day to be done at least once. */
const LIVED = 1.25 * DAY

/** Ticks of one kind. */
export type Ticks = { at: number; recording: Recording; cost: ReturnType<typeof databaseCost> }[]

/**
 * Lets the cron fire every five minutes for a day and a quarter, and every minute as long as there is something left to
 * do: four listings of 100 entries are more work than a cron of five minutes can do. Sorts the ticks by what they did.
 */
export async function liveOn(recorder: Recorder, lived = LIVED): Promise<Map<string, Ticks>> {
  const kinds = new Map<string, Ticks>()
  let left = 0
  for (let at = NOW + 5 * MINUTE; at < NOW + lived; at += MINUTE) {
    if (left === 0 && at % (5 * MINUTE) !== 0) continue
    const recording = await recorder.fire(at)
    const report = JSON.parse(recording.answer) as InvocationReport
    // Not every quarter of an hour meets every kind of tick.
    const kind = report.watch === undefined ? kindOf(report) : `${kindOf(report)}, and the watch`
    kinds.set(kind, [...(kinds.get(kind) ?? []), { at, recording, cost: databaseCost(recording.memory) }])
    left = report.left
  }
  return kinds
}

/** What 24 hours of these ticks come to. */
export function dayOf(
  kinds: ReadonlyMap<string, Ticks>,
  lived = LIVED,
): Record<'ticks' | 'busy' | 'rowsRead' | 'rowsWritten', number> {
  const inADay = (amount: number) => Math.round((amount * DAY) / lived)
  const all = [...kinds].flatMap(([kind, ticks]) => ticks.map(({ cost }) => ({ kind, ...cost })))
  return {
    ticks: inADay(all.length),
    busy: inADay(all.filter(({ kind }) => !kind.startsWith(IDLE)).length),
    rowsRead: inADay(all.reduce((sum, { rowsRead }) => sum + rowsRead, 0)),
    rowsWritten: inADay(all.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0)),
  }
}

const IDLE = 'nothing to do'

function kindOf({ job, result, trouble }: InvocationReport): string {
  if (trouble !== undefined) throw new Error(`a tick had trouble: ${trouble}`)
  if (job === null) return IDLE
  if (job.kind !== 'collect') return job.kind
  if (typeof result !== 'object' || result === null || !('itemsNew' in result)) return 'collect: busy'
  if (result.error !== null) throw new Error(`a tick failed: ${result.error}`)
  return `collect: ${result.itemsNew > 0 ? 'new items' : result.status === 'unchanged' ? 'unchanged' : 'votes changed'}`
}

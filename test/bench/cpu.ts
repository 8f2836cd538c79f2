import { readFileSync } from 'node:fs'

/**
 * CPU of a process's main thread in milliseconds, from the scheduler's own books: a Worker's clock stands
 * still while it computes, so it can only be measured from outside.
 */
export function mainThreadCpu(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
}

export interface Cost {
  /** First request of its kind in a fresh process: the median of several processes. */
  cold: number
  /** Mean of 30 more. */
  warm: number
}

export const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

export const PROCESSES = 7
export const WARM_REQUESTS = 30

/** What `request` costs the process, once at first and then `again` and again. */
export async function costOf(
  pid: number,
  request: () => Promise<void>,
  again = WARM_REQUESTS,
): Promise<Cost> {
  const settled = () => new Promise((resolve) => setTimeout(resolve, 30))
  await settled()
  const before = mainThreadCpu(pid)
  await request()
  await settled()
  const first = mainThreadCpu(pid)
  for (let i = 0; i < again; i++) await request()
  await settled()
  return { cold: first - before, warm: (mainThreadCpu(pid) - first) / again }
}

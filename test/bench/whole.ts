import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, type LocalWorker, startWorker } from '../../scripts/local/worker.ts'
import { HOUR, MINUTE } from '../../workers/days.ts'
import { type Cost, mainThreadCpu, median } from './cpu.ts'
import type { CrowdedDay } from './scenarios.ts'
import type { Sites } from './sites.ts'

const PROCESSES = 5
const WARM = 12

/** The Worker with its database and the runtime's own proxying, all in one process, as `wrangler dev` runs it. */
async function startMeasured(
  persistTo: string,
  sites: Sites,
): Promise<{ worker: LocalWorker; spent: () => number }> {
  const vars = { HUGGINGFACE_URL: sites.url, GITHUB_URL: sites.url }
  const worker = await startWorker({ persistTo, port: await freePort(9400), vars })
  const runtimes = descendants(worker.process.pid ?? 0)
  return { worker, spent: () => Math.max(...runtimes.map(mainThreadCpu)) }
}

function descendants(pid: number): number[] {
  let children: number[] = []
  try {
    children = execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number)
  } catch {
    // It has none.
  }
  const found = children.flatMap(descendants)
  return commandOf(pid).includes('workerd') ? [pid, ...found] : found
}

function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 40))

async function spentOn(spent: () => number, action: () => Promise<unknown>): Promise<number> {
  await settled()
  const before = spent()
  await action()
  await settled()
  return spent() - before
}

const cron = (worker: LocalWorker, at: number) =>
  fetch(`${worker.url}/cdn-cgi/handler/scheduled?cron=*/5+*+*+*+*&time=${at}&format=json`).then((answer) =>
    answer.text(),
  )

/** A tick that collects 50 rows of the API: the first of a fresh process, and the mean of those of later hours. */
export async function wholeCollect(prepared: string, sites: Sites, { at }: CrowdedDay): Promise<Cost> {
  const cold: number[] = []
  const warm: number[] = []
  for (let i = 0; i < PROCESSES; i++) {
    const { worker, spent } = await startMeasured(copyOf(prepared), sites)
    await sites.now(at)
    cold.push(await spentOn(spent, () => cron(worker, at + 5 * MINUTE)))
    if (i === 0) {
      for (let hour = 1; hour <= WARM; hour++) {
        await sites.now(at + hour * HOUR)
        // The trending page is due first; then the papers of the day.
        for (const minute of [0, 10, 15, 20]) {
          const cost = await spentOn(spent, () => cron(worker, at + hour * HOUR + minute * MINUTE))
          if (minute === 10) warm.push(cost)
        }
      }
    }
    await worker.stop()
  }
  return { cold: median(cold), warm: warm.reduce((sum, cost) => sum + cost, 0) / warm.length }
}

/** A read: the first of a fresh process, and the mean of 30 more. */
export async function wholeRead(filled: string, sites: Sites, path: string): Promise<Cost> {
  const { worker, spent } = await startMeasured(filled, sites)
  const read = async () => void (await (await fetch(worker.url + path)).text())
  const cold = await spentOn(spent, read)
  const warm = await spentOn(spent, async () => {
    for (let i = 0; i < 30; i++) await read()
  })
  await worker.stop()
  return { cold, warm: warm / 30 }
}

export function copyOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'uptrend-bench-'))
  cpSync(folder, copy, { recursive: true })
  return copy
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Has something done with a folder that is there for no longer than that, even when it is broken off (Ctrl-C). */
export async function inTemporaryFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'uptrend-'))
  const remove = () => {
    rmSync(folder, { recursive: true, force: true })
    for (const signal of SIGNALS) process.removeListener(signal, breakOff)
  }
  const breakOff = (signal: NodeJS.Signals) => {
    remove()
    process.kill(process.pid, signal)
  }
  for (const signal of SIGNALS) process.on(signal, breakOff)
  try {
    return await use(folder)
  } finally {
    remove()
  }
}

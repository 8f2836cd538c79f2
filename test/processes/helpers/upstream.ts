import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { portFrom } from './ports.ts'

/** Recordings of real answers. They are not part of the project: without them, what needs them is skipped. */
const SHARED = new URL('../../../../shared', import.meta.url).pathname
export const hasRecordings = existsSync(`${SHARED}/tools/replay-upstream.mjs`)
export const RECORDINGS = `${SHARED}/data`

if (!hasRecordings)
  console.log('No recordings beside this checkout (../shared): the tests that replay them are skipped.')

/** The sites as they were recorded, at a moment that can be moved. */
export interface Replay {
  url: string
  now(at: number): Promise<void>
  fault(mode: string, count: number, match: string): Promise<void>
  log(): Promise<{ url: string; status: number | string; userAgent?: string; ifNoneMatch?: string }[]>
  stop(): void
}

export async function startReplay(place = 50): Promise<Replay> {
  const port = await portFrom(place)
  const child: ChildProcess = spawn(
    process.execPath,
    [`${SHARED}/tools/replay-upstream.mjs`, '--data', RECORDINGS, '--port', String(port)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve())
    child.once('exit', (code) => reject(new Error(`the replay ended with code ${code}`)))
  })
  const url = `http://127.0.0.1:${port}`
  const post = async (path: string) => void (await (await fetch(`${url}${path}`, { method: 'POST' })).text())
  return {
    url,
    now: (at) => post(`/__now?at=${new Date(at).toISOString()}`),
    fault: (mode, count, match) =>
      post(`/__fault?mode=${mode}&count=${count}&match=${encodeURIComponent(match)}`),
    log: async () => (await fetch(`${url}/__log`)).json() as ReturnType<Replay['log']>,
    stop: () => void child.kill('SIGKILL'),
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** Recordings of real answers. They are no part of the project: without them, what needs them is skipped. */
const shared = new URL('../../../shared/', import.meta.url)
export const recordings = new URL('data/', shared)
const replay = new URL('tools/replay-upstream.mjs', shared)
export const hasRecordings = existsSync(recordings) && existsSync(replay)
if (!hasRecordings)
  console.log('No recordings beside this checkout (../shared): the tests that read them are skipped.')

/** One recorded answer of the papers API. */
export interface Capture {
  path: URL
  day: string
  capturedAt: number
}

export function captures(): Capture[] {
  const folder = new URL('hf-daily/api/', recordings)
  return readdirSync(folder)
    .toSorted()
    .flatMap((name) => {
      const [, day = '', date, hour, minute] = /^(.{10})__(\d{8})T(\d\d)(\d\d)Z/.exec(name) ?? []
      if (date === undefined) return []
      const iso = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T${hour}:${minute}:00Z`
      return [{ path: new URL(name, folder), day, capturedAt: Date.parse(iso) }]
    })
}

export const textOf = ({ path }: Pick<Capture, 'path'>): string => {
  const bytes = readFileSync(path)
  return (path.pathname.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}

/** The recorded sites at moments that can be chosen. */
export class Replay {
  private child: ChildProcess | undefined
  private address = ''

  async start(): Promise<void> {
    const child = spawn(process.execPath, [replay.pathname, '--data', recordings.pathname, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.child = child
    this.address = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (line) => resolve(/http:\S+\d/.exec(String(line))?.[0] ?? ''))
      child.once('exit', (code) => reject(new Error(`the replay ended with code ${code}`)))
    })
  }

  async textAt(moment: number, path: string): Promise<string> {
    await fetch(`${this.address}/__now?at=${new Date(moment).toISOString()}`, { method: 'POST' })
    return await (await fetch(this.address + path)).text()
  }

  stop(): void {
    this.child?.kill('SIGKILL')
  }
}

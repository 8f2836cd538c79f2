import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { portFrom } from './ports.ts'
import { commandLines, isRunning, processesBelow } from './processes.ts'
import { type RunningScript, startScript } from './scripts.ts'

/** As odd as a request can carry it, with a word that nothing else says. */
const TOKEN = `it's "a" $HOME \\$ \\n#hush`
const NOBODY = 'http://127.0.0.1:1'

/** `npm start` while it runs. */
export interface Started extends RunningScript {
  folder: string
  /** What stands on the command lines of all its processes. */
  commandLines(): string
  /** A page, once the Worker is up. */
  page(path: string): Promise<{ status: number; html: string }>
  /** Ctrl-C. Resolves with the processes that are still there when it has ended. */
  interrupt(): Promise<number[]>
}

/** Starts `npm start` with a folder of its own; without `sites` nobody answers for them. */
export async function startUptrend(
  args: string[],
  {
    folder = mkdtempSync(join(tmpdir(), 'uptrend-')),
    sites = NOBODY,
  }: { folder?: string; sites?: string } = {},
): Promise<Started> {
  const port = await portFrom(0)
  const script = startScript('start', ['--folder', folder, '--port', String(port), ...args], {
    environment: { HUGGINGFACE_URL: sites, GITHUB_URL: sites, ADMIN_TOKEN: TOKEN },
    asInTerminal: true,
  })
  const group = script.process.pid ?? 0
  const processes = () => [group, ...processesBelow(group)]
  return Object.assign(script, {
    folder,
    commandLines: () => commandLines(processes()),
    async page(path: string) {
      await script.printed(/Uptrend is at/)
      const response = await fetch(`http://localhost:${port}${path}`)
      return { status: response.status, html: await response.text() }
    },
    async interrupt() {
      const all = processes()
      if (script.process.exitCode === null && script.process.signalCode === null)
        process.kill(-group, 'SIGINT')
      await script.ended
      return all.filter(isRunning)
    },
  })
}

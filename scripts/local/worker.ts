import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { secretsHere } from './token.ts'
import { writeVars } from './vars-file.ts'

/** The Worker, running on this machine as it would on Cloudflare, over a D1 database in a folder. */
export interface LocalWorker {
  url: string
  /** Ends the Worker and everything it started. */
  stop(): Promise<void>
  /** The process that runs `wrangler dev`. */
  process: ChildProcess
}

export interface LocalWorkerOptions {
  /** Folder of the database. */
  persistTo: string
  port: number
  /** They go before what `.dev.vars` says. */
  vars: Record<string, string>
  /** Another entry than the Worker's own. */
  entry?: string
  /** When to give up starting it; after 30 s anyway. */
  giveUp?: AbortSignal
  /** Gets every line the Worker prints. */
  onLine?: (line: string) => void
}

/** Applies the migrations to the database in a folder; nothing to do is fine. */
export function migrate(persistTo: string): void {
  const { status, stderr, stdout } = spawnSync(
    'wrangler',
    ['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', persistTo],
    { encoding: 'utf8', env: quiet() },
  )
  if (status !== 0)
    throw new Error(`the database in ${persistTo} could not be migrated:\n${stdout}\n${stderr}`)
}

/**
 * Starts the Worker and waits until it answers.
 *
 * @throws {Error} when it does not, with what it printed; nothing of it runs any longer then
 */
export async function startWorker({
  persistTo,
  port,
  vars,
  entry,
  giveUp,
  onLine,
}: LocalWorkerOptions): Promise<LocalWorker> {
  // Wrangler reads it again whenever its settings change, and `.dev.vars` no longer beside it.
  const varsFile = writeVars({ ...secretsHere(), ...vars })
  const child = spawn(
    'wrangler',
    [
      'dev',
      ...(entry === undefined ? [] : [entry]),
      '--port',
      String(port),
      '--persist-to',
      persistTo,
      '--env-file',
      varsFile.path,
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: quiet(),
    },
  )
  child.on('exit', varsFile.remove)
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) {
        output.push(line)
        onLine?.(line)
      }
      if (output.length > 400) output.splice(0, 200)
    })
  }
  const url = `http://localhost:${port}`
  try {
    // Somebody else may have taken the port meanwhile, and would answer in its place.
    await untilItAnswers(url, child, () => output.join('').includes('Ready on http'), giveUp)
  } catch (error) {
    await end(child)
    throw new Error(
      `the Worker did not start (${(error as Error).message}):\n${output.slice(-20).join('\n')}`,
    )
  }
  return { url, process: child, stop: () => end(child) }
}

/** The first free port from `first` on. */
export async function freePort(first: number): Promise<number> {
  for (let port = first; port < first + 50; port++) {
    const server = createServer()
    const free = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen(port, () => resolve(true))
    })
    if (free) {
      server.close()
      await once(server, 'close')
      return port
    }
  }
  throw new Error(`no port from ${first} to ${first + 49} is free`)
}

async function untilItAnswers(
  url: string,
  child: ChildProcess,
  isReady: () => boolean,
  giveUp?: AbortSignal,
): Promise<void> {
  for (const began = Date.now(); Date.now() - began < 30_000; ) {
    if (giveUp?.aborted) throw new Error('it was given up')
    if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode}`)
    // Where the build has failed, connections are taken and never answered.
    const signal = AbortSignal.timeout(1000)
    const response = isReady() ? await fetch(`${url}/favicon.svg`, { signal }).catch(() => null) : null
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('it did not answer within 30 s')
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(timer)
}

/** Wrangler asks nobody anything and sends nothing home while it runs for us. */
const quiet = (): NodeJS.ProcessEnv => ({
  ...process.env,
  CI: '1',
  WRANGLER_SEND_METRICS: 'false',
  FORCE_COLOR: '0',
})

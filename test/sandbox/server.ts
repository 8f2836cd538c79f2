import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Day, Moment } from '../../workers/types.ts'
import type { Answer } from './answer.ts'
import { control } from './control.ts'
import { dayOf } from './days.ts'
import { createFaults, type Fault, type FaultOptions } from './faults.ts'
import { githubAnswer } from './github-page.ts'
import { huggingfaceAnswer } from './huggingface-answers.ts'
import { errorPage } from './papers-page.ts'
import { send } from './sending.ts'
import { type Truth, truthOf } from './truth.ts'
import { createWorld, DEFAULT_LAST_DAY, type World, type WorldOptions } from './world.ts'

export interface SandboxOptions extends WorldOptions, FaultOptions {
  /** Any free port by default. */
  port?: number
  /** The simulated moment; without it the real clock runs. */
  now?: Moment | null
  /** After how long the fault `timeout` closes the connection; never by default. */
  hangMs?: number
  /** How long the fault `slow` takes. */
  slowMs?: number
}

/** A request as the sandbox saw it; `status` is `null` until it is answered, and when it never is. */
export interface LogEntry {
  at: string
  method: string
  url: string
  status: number | 'reset' | null
  fault: string
  userAgent: string | null
  ifNoneMatch: string | null
}

export interface Sandbox {
  /** For `HUGGINGFACE_URL` and `GITHUB_URL` alike. */
  url: string
  world: World
  log: LogEntry[]
  /** Moves the clock; `null` lets the real one run. */
  setNow(at: Moment | null): void
  fault(fault: Fault): void
  truth(days?: { from?: Day; to?: Day }): Truth
  close(): Promise<void>
}

/**
 * Serves a generated world as huggingface.co and github.com would, on one local port. The planned changes are placed
 * by `lastDay`. It is fixed by default, so that equal options serve equal bytes; when the real clock runs it is today,
 * so that something is going on. Give it to have the same world whenever the sandbox is started.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  let now = options.now ?? null
  const clock = () => now ?? Date.now()
  const lastDay = options.lastDay ?? (now === null ? dayOf(clock()) : DEFAULT_LAST_DAY)
  const world = createWorld({ ...options, lastDay })
  const faults = createFaults(options.seed, options)
  const log: LogEntry[] = []
  const sandbox = {
    world,
    log,
    setNow(at: Moment | null) {
      now = at
    },
    fault: faults.set,
    truth: (days?: { from?: Day; to?: Day }) => truthOf(world, days),
  }
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (url.pathname.startsWith('/__')) return control(sandbox, clock, url, request, response)
    const entry: LogEntry = {
      at: new Date(clock()).toISOString(),
      method: request.method ?? 'GET',
      url: request.url ?? '/',
      status: null,
      fault: faults.next(request.url ?? '/'),
      userAgent: request.headers['user-agent'] ?? null,
      ifNoneMatch: request.headers['if-none-match'] ?? null,
    }
    log.push(entry)
    return send(answerTo(world, url, clock()), entry, options, request, response)
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(options.port ?? 0, '127.0.0.1', listening)
  })
  return {
    ...sandbox,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

/** What the sites answer at a moment. Pure: the same world and moment give the same bytes. */
export function answerTo(world: World, url: URL, now: Moment): Answer {
  return (
    huggingfaceAnswer(world, url, now) ??
    githubAnswer(world.trendingAt, url, now) ?? {
      status: 404,
      type: 'text/html; charset=utf-8',
      body: errorPage(404, 'Sorry, there is no such page.'),
      tag: 'missing',
    }
  )
}

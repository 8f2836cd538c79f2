/**
 * Runs Uptrend on this machine: the Worker at http://localhost:8787, its database in `.wrangler`, and a clock
 * that ticks it, since nothing fires crons here.
 *
 *   npm start               the real sites; generated sample data when they can't be reached
 *   npm start -- --live     the real sites, whatever happens
 *   npm start -- --sample   sample data
 *   npm start -- --port N
 */
import { parseArgs } from 'node:util'
import { startSandbox } from '../test/sandbox/server.ts'
import { DAY, MINUTE } from '../workers/days.ts'
import { fastForward, SAMPLE_DAYS } from './local/sample.ts'
import { sampleWorld } from './local/sample-world.ts'
import { tickLine, tickOnce } from './local/ticks.ts'
import { ensureLocalToken } from './local/token.ts'
import { freePort, type LocalWorker, migrate, startWorker } from './local/worker.ts'

const LIVE = { HUGGINGFACE_URL: 'https://huggingface.co', GITHUB_URL: 'https://github.com' }
const FOLDER = { live: '.wrangler/state', sample: '.wrangler/sample' }
// ADMIN_TOKEN from the environment, or one made for this checkout: `npm run import` finds either.
const token = process.env.ADMIN_TOKEN ?? ensureLocalToken()

const { values: options } = parseArgs({
  options: {
    live: { type: 'boolean' },
    sample: { type: 'boolean' },
    port: { type: 'string', default: '8787' },
  },
})

const toClose: (() => Promise<void> | void)[] = []
let closing = false

async function close(code: number): Promise<never> {
  if (!closing) {
    closing = true
    for (const one of toClose.reverse()) await one()
  }
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void close(0))

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function serve(kind: 'live' | 'sample', vars: Record<string, string>): Promise<LocalWorker> {
  migrate(FOLDER[kind])
  const port = await freePort(Number(options.port))
  const worker = await startWorker({ persistTo: FOLDER[kind], port, vars: { ...vars, ADMIN_TOKEN: token } })
  toClose.push(worker.stop)
  worker.process.on('exit', () => void (closing || close(1)))
  console.log(`\n  Uptrend is at ${worker.url}   (Ctrl-C ends it)\n`)
  return worker
}

/** Ticks quickly until nothing waits, then every five minutes, for ever. */
async function keepTicking({ url }: LocalWorker): Promise<never> {
  for (;;) {
    const report = await tickOnce(url, token).catch((error: Error) => error)
    console.log(report instanceof Error ? `tick failed: ${report.message}` : tickLine(report))
    const more = !(report instanceof Error) && report.left > 0
    // One request a second, as everywhere: nobody's site is asked faster just because we have to catch up.
    await sleep(more ? 1000 : 5 * MINUTE - (Date.now() % (5 * MINUTE)))
  }
}

async function isReachable(): Promise<boolean> {
  const answers = await Promise.all(
    Object.values(LIVE).map((site) =>
      fetch(site, { method: 'HEAD', signal: AbortSignal.timeout(6000) }).catch(() => null),
    ),
  )
  return answers.every((answer) => answer !== null)
}

async function newestLook(url: string): Promise<number | null> {
  const { data } = (await (await fetch(`${url}/api/v1/sources`)).json()) as {
    data: { last_good_run_at: string | null }[]
  }
  const looks = data.flatMap(({ last_good_run_at }) =>
    last_good_run_at === null ? [] : Date.parse(last_good_run_at),
  )
  return looks.length === 0 ? null : Math.max(...looks)
}

async function sample(): Promise<never> {
  const sandbox = await startSandbox(sampleWorld(FOLDER.sample))
  toClose.push(sandbox.close)
  const worker = await serve('sample', {
    HUGGINGFACE_URL: sandbox.url,
    GITHUB_URL: sandbox.url,
    SAMPLE_DATA: 'true',
  })
  const now = Date.now()
  const from = (await newestLook(worker.url)) ?? now - SAMPLE_DAYS * DAY
  console.log('Sample data: generated papers and repositories, lived through from the past up to now.')
  await fastForward({ url: worker.url, token, setNow: sandbox.setNow }, from, now)
  sandbox.setNow(null)
  return await keepTicking(worker)
}

async function live(): Promise<never> {
  const worker = await serve('live', LIVE)
  const isEmpty = (await newestLook(worker.url)) === null
  if (!options.live && isEmpty && !(await isReachable())) {
    console.log(
      'huggingface.co and github.com can not be reached from here, and nothing has been collected yet.',
    )
    console.log('Going on with generated sample data. To insist on the real sites: npm start -- --live\n')
    worker.process.removeAllListeners('exit')
    await worker.stop()
    return await sample()
  }
  return await keepTicking(worker)
}

await (options.sample ? sample() : live()).catch(async (error: Error) => {
  console.error(error.message)
  await close(1)
})

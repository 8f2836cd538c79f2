/**
 * Runs Uptrend on this machine: the Worker at http://localhost:8787, its database in `.wrangler`, and a clock
 * that ticks it, since nothing fires crons here.
 *
 *   npm start                   the real sites; generated sample data when they can't be reached
 *   npm start -- --live         the real sites, whatever happens
 *   npm start -- --sample       sample data
 *   npm start -- --days N       sample data that begins N days ago instead of 400
 *   npm start -- --port N       the first free port from N on instead of 8787
 *   npm start -- --folder DIR   databases in DIR instead of `.wrangler`
 *
 * HUGGINGFACE_URL and GITHUB_URL in the environment stand in for the real sites, ADMIN_TOKEN there or in `.dev.vars` for the
 * token that is made for this checkout.
 */
import { startSandbox } from '../test/sandbox/server.ts'
import { DAY, MINUTE } from '../workers/days.ts'
import { close, closeAtTheEnd, closeOnSignals, isClosing } from './local/closing.ts'
import { commandLine } from './local/command-line.ts'
import { fastForward, SAMPLE_DAYS } from './local/sample.ts'
import { sampleWorld } from './local/sample-world.ts'
import { isAnyReachable, namesOf, realSites } from './local/sites.ts'
import { tickLine, tickOnce } from './local/ticks.ts'
import { ensureLocalToken, tokenOf } from './local/token.ts'
import { freePort, type LocalWorker, migrate, startWorker } from './local/worker.ts'

const { values: options } = commandLine({
  options: {
    live: { type: 'boolean' },
    sample: { type: 'boolean' },
    days: { type: 'string', default: String(SAMPLE_DAYS) },
    port: { type: 'string', default: '8787' },
    folder: { type: 'string', default: '.wrangler' },
  },
})

/** An option that is a whole number. */
function numberOf(name: 'days' | 'port', most: number): number {
  const value = Number(options[name])
  if (Number.isInteger(value) && value >= 1 && value <= most) return value
  console.error(`--${name} ${options[name]} is not a whole number from 1 to ${most}`)
  process.exit(1)
}

/** `npm run import` finds each of them. */
function adminToken(): string {
  try {
    return tokenOf(process.env) || ensureLocalToken()
  } catch (error) {
    console.error((error as Error).message)
    process.exit(1)
  }
}

const port = numberOf('port', 65_000)
const days = numberOf('days', 1100)
const token = adminToken()
const sites = realSites()
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function serve(persistTo: string, vars: Record<string, string>): Promise<LocalWorker> {
  migrate(persistTo)
  const free = await freePort(port)
  if (isClosing()) return await close(0)
  const waiting = new AbortController()
  const starting = startWorker({
    persistTo,
    port: free,
    vars: { ...vars, ADMIN_TOKEN: token },
    giveUp: waiting.signal,
  })
  closeAtTheEnd(() => {
    waiting.abort()
    return starting.then(
      ({ stop }) => stop(),
      () => undefined,
    )
  })
  const worker = await starting
  worker.process.on('exit', () => {
    if (isClosing()) return
    console.error('The Worker has ended by itself.')
    void close(1)
  })
  console.log(`\n  Uptrend is at ${worker.url}   (Ctrl-C ends it)\n`)
  return worker
}

/** Ticks quickly until nothing waits, then every five minutes, for ever. */
async function keepTicking({ url }: LocalWorker): Promise<never> {
  for (;;) {
    const report = await tickOnce(url, token).catch((error: Error) => error)
    if (isClosing()) return await close(0)
    console.log(report instanceof Error ? `tick failed: ${report.message}` : tickLine(report))
    // What a job leads to is not known before it is done: there may be more until a tick finds nothing.
    const more = !(report instanceof Error) && report.job !== null
    // One request a second, as everywhere: nobody's site is asked faster just because we have to catch up.
    await sleep(more ? 1000 : 5 * MINUTE - (Date.now() % (5 * MINUTE)))
  }
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
  const folder = `${options.folder}/sample`
  const sandbox = await startSandbox(sampleWorld(folder))
  closeAtTheEnd(sandbox.close)
  const worker = await serve(folder, {
    HUGGINGFACE_URL: sandbox.url,
    GITHUB_URL: sandbox.url,
    SAMPLE_DATA: 'true',
  })
  const now = Date.now()
  const from = (await newestLook(worker.url)) ?? now - days * DAY
  console.log('Sample data: generated papers and repositories, lived through from the past up to now.')
  await fastForward({ url: worker.url, token, setNow: sandbox.setNow }, from, now)
  sandbox.setNow(null)
  return await keepTicking(worker)
}

async function live(): Promise<never> {
  const worker = await serve(`${options.folder}/state`, sites)
  const isEmpty = (await newestLook(worker.url)) === null
  if (!options.live && isEmpty && !(await isAnyReachable(sites))) {
    console.log(`${namesOf(sites)} can not be reached from here, and nothing has been collected yet.`)
    console.log('Going on with generated sample data. To insist on the real sites: npm start -- --live\n')
    worker.process.removeAllListeners('exit')
    await worker.stop()
    return await sample()
  }
  return await keepTicking(worker)
}

closeOnSignals()
await (options.sample ? sample() : live()).catch(async (error: Error) => {
  if (!isClosing()) console.error(error.message)
  await close(1)
})

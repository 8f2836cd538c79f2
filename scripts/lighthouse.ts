/**
 * Looks at the overview, a topic and an item with Lighthouse, as on a slow phone, each several times: the built Worker
 * over the sample data that `npm start -- --sample` has made. Ends with code 1 when a median is below its goal:
 * performance 98, everything else 100. What else the machine does is measured, too.
 *
 *   npm run lighthouse
 *   npm run lighthouse -- --url URL      an Uptrend that runs already
 *   npm run lighthouse -- --folder DIR   sample data in DIR instead of `.wrangler`
 *   npm run lighthouse -- --runs N       so often instead of 5
 */
import { existsSync } from 'node:fs'
import { measure } from './lighthouse/measure.ts'
import { faultsOf, heading, missedBy, row } from './lighthouse/table.ts'
import { answer } from './local/answer.ts'
import { findChromium } from './local/chromium.ts'
import { close, closeAtTheEnd, closeOnSignals } from './local/closing.ts'
import { commandLine } from './local/command-line.ts'
import { freePort, migrate, startWorker } from './local/worker.ts'

const { values: options } = commandLine({
  options: {
    url: { type: 'string' },
    folder: { type: 'string', default: '.wrangler' },
    runs: { type: 'string', default: '5' },
  },
})

const NO_SAMPLE = 'there is nothing to look at: fill it with "npm start -- --sample" first'

async function serveSample(): Promise<string> {
  const persistTo = `${options.folder}/sample`
  if (!existsSync(persistTo)) throw new Error(`${persistTo} is not there: ${NO_SAMPLE}`)
  migrate(persistTo)
  const worker = await startWorker({
    persistTo,
    port: await freePort(8900),
    vars: { SAMPLE_DATA: 'true' },
  })
  closeAtTheEnd(worker.stop)
  return worker.url
}

/** The pages that are looked at: the topic that rises most, the paper whose votes come fastest. */
async function pagesOf(url: string): Promise<[name: string, path: string][]> {
  const [topic] = await answer<{ topic: string }[]>(url, '/trends/rising?limit=1')
  const [item] = await answer<{ id: string }[]>(url, '/items?source=huggingface-papers&sort=velocity&limit=1')
  if (topic === undefined || item === undefined) throw new Error(`${url}: ${NO_SAMPLE}`)
  return [
    ['overview', '/'],
    ['topic', `/topics/${topic.topic}`],
    ['item', `/items/${item.id}`],
  ]
}

async function main(): Promise<number> {
  const runs = Number(options.runs)
  if (!Number.isInteger(runs) || runs < 1)
    throw new Error(`--runs ${options.runs} is not a whole number from 1`)
  const chromium = findChromium()
  if (chromium === null)
    throw new Error('No Chromium was found: install one, or say where it is with CHROMIUM')
  const url = options.url?.replace(/\/$/, '') ?? (await serveSample())
  let missed = 0
  console.log(heading())
  for (const [name, path] of await pagesOf(url)) {
    // The first request of a fresh Worker is not what readers see.
    await fetch(url + path)
    const findings = []
    for (let i = 0; i < runs; i++) findings.push(await measure(url + path, chromium))
    console.log(row(name, findings))
    for (const fault of faultsOf(findings)) console.log(fault)
    missed += missedBy(findings).length
  }
  console.log(missed === 0 ? '\nEvery goal is reached.' : `\n${missed} goals are missed.`)
  return missed === 0 ? 0 : 1
}

closeOnSignals()
await close(
  await main().catch((error: Error) => {
    console.error(error.message)
    return 1
  }),
)

/**
 * What every path of the Worker costs: CPU (the free plan's 10 ms are about the Worker alone), statements,
 * rows read and written, bundle sizes. `npm run bench`; add `-- NAME` to measure only what has NAME in it.
 * Exit code 1 when something is over its limit.
 */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { migrate } from '../../scripts/local/worker.ts'
import { hasRecordings, startReplay } from '../processes/helpers/upstream.ts'
import { startSandbox } from '../sandbox/server.ts'
import { bundle, measureAlone } from './alone.ts'
import type { Cost } from './cpu.ts'
import { crowdedDay } from './crowded-day.ts'
import { writeDigests } from './digest-history.ts'
import { digestScenarios } from './digest-scenarios.ts'
import { writeHistory } from './history.ts'
import { readScenarios, unchangedScenarios } from './read-scenarios.ts'
import { Recorder } from './recorder.ts'
import { recordedScenarios, type Scenario, tickScenarios } from './scenarios.ts'
import { writeSearch } from './search-history.ts'
import { searchScenarios, wordScenarios } from './search-scenarios.ts'
import { type Sites, sitesAt } from './sites.ts'
import { databaseCost, heading, type Row, tableLine } from './table.ts'
import { writeTrends } from './trend-history.ts'
import { trendScenarios } from './trend-scenarios.ts'
import { writeVotes } from './vote-history.ts'
import { voteScenarios } from './vote-scenarios.ts'
import { measureWhole } from './whole.ts'
import { writeWords } from './word-history.ts'

const wanted = process.argv[2] ?? ''
const worker = await bundle('test/bench/worker/remembering-worker.ts', true)
const rows: Row[] = []
const toClose: (() => unknown)[] = []

function newDatabase(): string {
  const folder = mkdtempSync(join(tmpdir(), 'uptrend-bench-'))
  migrate(folder)
  return folder
}

async function measureAll(title: string, folder: string, sites: Sites, scenarios: Scenario[]): Promise<void> {
  const recorder = await Recorder.over(folder, sites)
  toClose.unshift(() => recorder.stop())
  console.log(heading(title))
  for (const scenario of scenarios) {
    const recording = await recorder.record(scenario)
    if (!scenario.name.includes(wanted)) continue
    const cost = await measureAlone(worker, recording, sites.url, async () => await scenario.sites?.(sites))
    const { memory, bytes } = recording
    const row = { name: scenario.name, limit: scenario.limit, ...cost, ...databaseCost(memory), bytes }
    rows.push(row)
    console.log(tableLine(row))
  }
  await recorder.stop()
}

function printWhole(name: string, { cold, warm }: Cost): void {
  console.log(`${name.padEnd(78)}${cold.toFixed(1).padStart(6)}${warm.toFixed(1).padStart(8)}`)
}

async function printSizes(): Promise<void> {
  const kilobytes = (text: string | Uint8Array) => `${(gzipSync(text).length / 1024).toFixed(1)} KB gzip`
  console.log(`Worker: ${kilobytes(await bundle('workers/index.ts', true))}`)
  for (const name of readdirSync('dist/public/assets')) {
    console.log(`${name}: ${kilobytes(readFileSync(join('dist/public/assets', name)))}`)
  }
}

try {
  await printSizes()
  const sandbox = await startSandbox({ seed: 7, now: 0 })
  toClose.push(sandbox.close)
  const sites = sitesAt(sandbox.url)
  const crowded = crowdedDay(sandbox.world)
  await measureAll('ms of CPU, the Worker alone: ticks', newDatabase(), sites, tickScenarios(crowded))
  if (hasRecordings) {
    const replay = await startReplay()
    toClose.push(replay.stop)
    await measureAll('recorded pages', newDatabase(), sitesAt(replay.url), recordedScenarios())
  }
  const trends = newDatabase()
  writeTrends(trends, sandbox.world)
  await measureAll('trends, over 12,500 items', trends, sites, trendScenarios())

  const votes = newDatabase()
  writeVotes(votes)
  await measureAll('votes, over 2,300 items', votes, sites, voteScenarios())

  const words = newDatabase()
  writeWords(words)
  await measureAll('words to search by', words, sites, wordScenarios())

  const filled = newDatabase()
  const items = writeHistory(filled)
  await measureAll(`reads, over ${items.toLocaleString('en')} items`, filled, sites, [
    ...readScenarios(),
    ...unchangedScenarios(),
  ])
  writeSearch(filled)
  await measureAll('searches, exports and feeds, over the same', filled, sites, searchScenarios())
  writeDigests(filled)
  await measureAll('digests, over the same', filled, sites, digestScenarios())

  if (wanted === '' || wanted === 'whole') {
    const whole = await measureWhole(await bundle('workers/index.ts', true), sites, crowded)
    console.log(
      '\nThe whole process, with the database in it (ms of CPU)                          cold    warm',
    )
    printWhole('a tick that collects 50 rows of the API (at most 16 / 8)', whole.collect)
    printWhole('GET /api/v1/items, 50 items (warm at most 8)', whole.read)
  }
} finally {
  for (const close of toClose) await close()
}

const over = rows.filter(({ cold, limit }) => cold > limit)
console.log(
  over.length === 0
    ? '\nEverything is within its limit.'
    : `\nOver the limit: ${over.map(({ name }) => name).join('; ')}`,
)
process.exit(over.length === 0 ? 0 : 1)

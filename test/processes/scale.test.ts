import { rmSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { Recorder } from '../bench/recorder.ts'
import { allowed, MAY_GROW } from '../bench/scale/growth.ts'
import { writeHistory } from '../bench/scale/history.ts'
import { ENTRY } from '../bench/scale/measure.ts'
import { questions } from '../bench/scale/questions.ts'
import { startScaleSites } from '../bench/scale/sites.ts'
import { FOUR_SOURCES } from '../bench/scale/watched.ts'
import { databaseCost } from '../bench/table.ts'
import { newDatabase } from './helpers/migrated.ts'
import { portFrom } from './helpers/ports.ts'

/** Longer than every window there is; `npm run bench:scale` does the same with years of 400 items a day. */
const SHORT = 250
const LONG = 500
const FEW = FOUR_SOURCES.map(({ source }) => ({ source, entries: 5 }))

/** What has more to answer in a longer history of so few items a day. */
const ANSWERS_MORE =
  /q=(?:%22|\{)|min_upvotes=390|organization=\{O|interval=(?:month|week)$|range=1y|^GET \/(?:compare|topics\/rag)|topics=[\w,-]+$/

/** Rows read by everything people and programs ask, over a history of so many days. */
async function rowsRead(days: number): Promise<Map<string, number>> {
  const folder = newDatabase()
  const sites = await startScaleSites()
  try {
    writeHistory(folder, days, FEW)
    const recorder = await Recorder.over(folder, sites, { entry: ENTRY, port: await portFrom(0) })
    const read = new Map<string, number>()
    for (const [name, path] of questions(SHORT)) {
      const { memory, answer } = await recorder.take(path)
      expect(answer, path).not.toMatch(/^\{\s*"title":/)
      read.set(`GET ${name}`, databaseCost(memory).rowsRead)
    }
    await recorder.stop()
    return read
  } finally {
    sites.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

let short: Map<string, number>
let long: Map<string, number>
beforeAll(async () => {
  short = await rowsRead(SHORT)
  long = await rowsRead(LONG)
})

test('no endpoint, feed or page reads more for twice the history', () => {
  const more = [...long].filter(
    ([name, rows]) => rows > allowed(short.get(name) ?? 0) && !(name in MAY_GROW) && !ANSWERS_MORE.test(name),
  )
  expect(more.map(([name, rows]) => `${name}: ${short.get(name)} rows, then ${rows}`)).toEqual([])
  expect(long.size).toBeGreaterThan(80)
  expect(Math.max(...long.values())).toBeGreaterThan(300)
})

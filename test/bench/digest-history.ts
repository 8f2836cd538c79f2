import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DAY, dayOf } from '../../workers/days.ts'
import { firstCalls } from '../../workers/digest/calls.ts'
import type { Ranking } from '../../workers/trends/calls.ts'
import { CALL, RANKING } from './many-topics.ts'
import { NOW } from './now.ts'

const DAYS = 60

/** What was called on the last days of both sources, as much of it as a digest has room for. */
export function writeDigests(persistTo: string): void {
  const folder = join(persistTo, 'v3/d1/miniflare-D1DatabaseObject')
  const file = readdirSync(folder).find((name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite')
  const database = new DatabaseSync(join(folder, file ?? ''))
  const { all, calls } = JSON.parse(RANKING) as Ranking
  const some = calls.map((call, i) =>
    i % 3 === 0 ? { ...call, ...CALL, x: -6, flag: 'falling' as const } : call,
  )
  const phrases = Array.from({ length: 6 }, (_, i) => ({
    phrase: `slow tides ${i}`,
    text: `Slow Tides ${i}`,
    recent: 9,
    baseline: 1,
    inTitle: 3,
    nested: [],
  }))
  database.exec('BEGIN')
  const insert = database.prepare('INSERT INTO day_calls (source, day, calls, emerging) VALUES (?, ?, ?, ?)')
  for (let age = 2; age < DAYS; age++)
    for (const source of ['huggingface-papers', 'github-trending'])
      insert.run(
        source,
        dayOf(NOW - age * DAY),
        JSON.stringify(firstCalls({ all, calls: some })),
        JSON.stringify({ all, phrases }),
      )
  database.exec('COMMIT')
  database.close()
}

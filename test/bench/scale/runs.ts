import type { DatabaseSync } from 'node:sqlite'
import { RUNS_KEPT } from '../../../workers/collect/thin.ts'
import { addDays, startOf } from '../../../workers/days.ts'
import type { Day, Moment } from '../../../workers/types.ts'
import { lookAt, lookHours, pagesOf } from './entries.ts'
import type { Watched } from './watched.ts'

const SHA = '5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8'

/** Looks at a listing with the run of each: its last page's. */
export interface Looks {
  hours: number[]
  runs: number[]
}

/** Numbers all runs of a history in the order of time and writes those that are kept. */
export function writeRuns(
  database: DatabaseSync,
  watched: Watched,
  firstDay: Day,
  days: number,
  until: Moment,
): (source: string, day: Day) => Looks {
  const looks = new Map<string, Looks>()
  const all = watched.flatMap(({ source, entries }) => {
    const hours = lookHours(source)
    return Array.from({ length: days }, (_, n) => {
      const day = addDays(firstDay, n)
      const seen = hours.filter((hour) => lookAt(source, day, hour) <= until)
      const own: Looks = { hours: seen, runs: [] }
      looks.set(`${source.id} ${day}`, own)
      return seen.map((hour) => ({ source, entries, day, own, at: lookAt(source, day, hour) }))
    }).flat()
  })
  all.sort((one, other) => one.at - other.at)
  const insert = database.prepare(
    `INSERT INTO run (id, source, day, scheduled_at, took_ms, status, way, url, http_status, bytes, sha256, rows_seen, items_new, items_changed)
     VALUES (?, ?, ?, ?, 312, 'ok', 'api', ?, 200, 148211, ?, ?, 0, ?)`,
  )
  const keptFrom = startOf(addDays(firstDay, days)) - RUNS_KEPT
  let id = 0
  for (const { source, entries, day, own, at } of all) {
    const pages = pagesOf(source)
    for (let page = 0; page < pages; page++) {
      id++
      if (at < keptFrom) continue
      const rows = Math.ceil(entries / pages)
      const url = `https://sites.example${source.ways[0].path(day, page)}`
      insert.run(id, source.id, day, at + page * 300_000, url, SHA, rows, Math.floor(rows / 3))
    }
    own.runs.push(id)
  }
  return (source, day) => looks.get(`${source} ${day}`) ?? { hours: [], runs: [] }
}

import type { VolumeDay } from '../trends/volume-points.ts'
import type { Day, SourceId } from '../types.ts'
import type { StandingRow } from './standing.ts'
import { SEEN } from './volume.ts'

/** A source's days in a range, as far as somebody looked at them. */
export interface Volume {
  days: VolumeDay[]
  /** The first day that is known at all; `null` when there is none. */
  firstDay: Day | null
}

interface MonthRow {
  days: string
}

interface ListedRow {
  day: Day
  stage: string
  items: number
  upvotes: number | null
  complete: number | null
  standing: string | null
}

/** Days that may have been seen, or closed, and have not come into the row of their month yet. */
const MOST_SINCE = 60

const MONTHS_WITH_DAYS = `SELECT days FROM volume WHERE source = ?1 AND days <> '{}'`

/** What a source listed between two days: reads a row for each of their months, and at most two for each day since. */
export async function volumeBetween(db: D1Database, source: SourceId, from: Day, to: Day): Promise<Volume> {
  const [within, first, last] = await db.batch<MonthRow>([
    db
      .prepare('SELECT days FROM volume WHERE source = ?1 AND month BETWEEN ?2 AND ?3 ORDER BY month')
      .bind(source, from.slice(0, 7), to.slice(0, 7)),
    db.prepare(`${MONTHS_WITH_DAYS} ORDER BY month LIMIT 1`).bind(source),
    db.prepare(`${MONTHS_WITH_DAYS} ORDER BY month DESC LIMIT 1`).bind(source),
  ])
  const newest = daysOf(last).at(-1)?.day ?? ''
  const since = await listedSince(db, source, newest, from, to)
  return {
    days: [...daysOf(within).filter(({ day }) => day >= from && day <= to), ...since.map(dayListed)],
    firstDay: daysOf(first)[0]?.day ?? since[0]?.day ?? null,
  }
}

/** Days in the range that are newer than those in the rows of their months. */
async function listedSince(
  db: D1Database,
  source: SourceId,
  newest: Day,
  from: Day,
  to: Day,
): Promise<ListedRow[]> {
  if (newest >= to) return []
  const { results } = await db
    .prepare(
      `SELECT l.day, l.stage, l.items, l.standing, t.upvotes, t.complete
       FROM listing AS l LEFT JOIN day_total AS t ON t.source = l.source AND t.day = l.day
       WHERE l.source = ?1 AND l.day > ?2 AND l.day >= ?3 AND l.day <= ?4 AND ${SEEN}
       ORDER BY l.day DESC LIMIT ?5`,
    )
    .bind(source, newest, from, to, MOST_SINCE)
    .all<ListedRow>()
  return results.reverse()
}

/** Each stored day: [items, upvotes, 1 if complete, ages]. */
type StoredDays = Record<Day, [number, number, number, VolumeDay['ages']]>

function daysOf(result: D1Result<MonthRow> | undefined): VolumeDay[] {
  return (result?.results ?? []).flatMap((row) =>
    Object.entries(JSON.parse(row.days) as StoredDays).map(([day, [items, upvotes, complete, ages]]) => ({
      day,
      items,
      upvotes,
      complete: complete === 1,
      open: false,
      ages,
    })),
  )
}

/** A day that is not in the row of its month yet: its totals, or while it is open what stands on its listing. */
function dayListed({ day, items, stage, upvotes, complete, standing }: ListedRow): VolumeDay {
  const votes = (JSON.parse(standing ?? '[]') as StandingRow[]).reduce((sum, row) => sum + row[3], 0)
  const closed = stage !== 'open'
  return {
    day,
    items,
    upvotes: closed ? (upvotes ?? votes) : votes,
    complete: closed && complete === 1,
    open: !closed,
    ages: [],
  }
}

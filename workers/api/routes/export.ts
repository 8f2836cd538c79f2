import * as v from 'valibot'
import { addDays, DAY, dayOf, endOf, isDay, startOf } from '../../days.ts'
import { sourceById, sources } from '../../sources/index.ts'
import { exportedItems, type MonthPlace, monthState, placesOfMonth } from '../../store/export.ts'
import type { Day, Moment, Source, SourceId } from '../../types.ts'
import { cursor, encodeCursor, numbersOf } from '../cursor.ts'
import { type Answer, type Operation, operation, type Question } from '../operation.ts'
import { wholeNumber } from '../parameters.ts'
import { EXPORT_COLUMNS, presentExported } from '../present-export.ts'
import { notFound } from '../problem.ts'
import type { Slices } from '../stream.ts'
import { didYouMean } from '../suggest.ts'

/** Items read at a time: what is in memory at once. */
const SLICE = 50

/** Votes of the last listing of a month go on being looked at for so long. */
const DAYS_AFTER = 22

/** The newest month that is at rest at a moment, `2026-09`: none of its days is looked at any more. */
export const newestAtRest = (now: Moment): string =>
  addDays(`${dayOf(now - 2 * DAYS_AFTER * DAY).slice(0, 7)}-01`, -1).slice(0, 7)

const query = v.strictObject({
  limit: v.optional(wholeNumber(1, 100), '100'),
  cursor: v.optional(cursor),
})

type Query = v.InferOutput<typeof query>

export const monthExport: Operation<typeof query> = operation({
  path: '/export/{source}/{month}',
  summary: 'Everything about a month of a source',
  query,
  columns: EXPORT_COLUMNS,
  changesWith: 'data',
  settles: true,
  limited: { by: 'export' },
  handle: answer,
})

async function answer({ query, path, env, now }: Question<Query>): Promise<Answer> {
  const source = sourceIn(path.source ?? '')
  const month = monthIn(path.month ?? '')
  const list = `export ${source.id} ${month.from}`
  const [start = startOf(month.from), itemId = 0] = numbersOf(query.cursor, list, 2) ?? []
  const after = { day: new Date(start).toISOString().slice(0, 10), itemId }
  const until = endOf(month.to) + DAYS_AFTER * DAY
  const [places, { listings, unthinned, tagged }] = await Promise.all([
    placesOfMonth(env.DB, source.id, month, after, query.limit + 1),
    monthState(env.DB, source.id, month, addDays(month.to, DAYS_AFTER)),
  ])
  const page = places.slice(0, query.limit)
  const last = page.at(-1)
  // None of these days is looked at any more, and nothing of them waits.
  const atRest = now >= until + DAYS_AFTER * DAY && listings > 0 && unthinned === 0 && tagged === 1
  const settled = atRest && !source.entriesStay
  return {
    data: [],
    slices: slicesOf(env.DB, source.id, page, startOf(month.from), until),
    settled,
    meta: {
      next:
        places.length > page.length && last !== undefined
          ? encodeCursor([list, startOf(last.day), last.itemId])
          : null,
      settled,
    },
  }
}

async function* slicesOf(
  db: D1Database,
  source: SourceId,
  places: readonly MonthPlace[],
  since: number,
  until: number,
): Slices {
  for (let at = 0; at < places.length; at += SLICE) {
    const rows = await exportedItems(db, source, places.slice(at, at + SLICE), since, until)
    yield rows.map(presentExported)
  }
}

function sourceIn(written: string): Source {
  const source = sourceById(written)
  if (source !== undefined) return source
  const known = sources.map(({ id }) => id)
  throw notFound(`There is no source "${written.slice(0, 60)}"${didYouMean(written, known) || '.'}`)
}

function monthIn(written: string): { from: Day; to: Day } {
  const from = `${written}-01`
  if (!isDay(from)) throw notFound(`"${written.slice(0, 60)}" is not a month like 2025-06.`)
  return { from, to: addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1) }
}

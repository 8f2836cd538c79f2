import * as v from 'valibot'
import { RUNS_KEPT } from '../../collect/thin.ts'
import { DAY, startOf } from '../../days.ts'
import { listRuns, type RunLedgerRow, runById } from '../../store/runs.ts'
import { cursor, encodeCursor, numbersOf } from '../cursor.ts'
import { refuseBackwards } from '../days-asked.ts'
import { operation } from '../operation.ts'
import { day, limit, oneOf, source } from '../parameters.ts'
import { notFound } from '../problem.ts'
import { isoTime } from '../time.ts'

const RUN_COLUMNS = [
  'id',
  'source',
  'day',
  'scheduled_at',
  'took_ms',
  'status',
  'way',
  'url',
  'http_status',
  'bytes',
  'sha256',
  'rows_seen',
  'rows_rejected',
  'items_new',
  'items_changed',
  'error',
]

function presentRun(row: RunLedgerRow): Record<string, unknown> {
  return {
    ...row,
    scheduled_at: isoTime(row.scheduled_at),
    rejected: row.rejected === null ? [] : JSON.parse(row.rejected),
  }
}

const DAYS_KEPT = RUNS_KEPT / DAY

export const runs = operation({
  path: '/runs',
  summary: 'The ledger of runs, newest first',
  query: v.strictObject({
    source: v.optional(source),
    day: v.optional(day),
    status: v.optional(oneOf(['ok', 'unchanged', 'failed', 'quarantined'])),
    from: v.optional(day),
    to: v.optional(day),
    limit,
    cursor: v.optional(cursor),
  }),
  columns: RUN_COLUMNS,
  changesWith: 'ledger',
  async handle({ query, env }) {
    refuseBackwards(query.from, query.to)
    const [before] = numbersOf(query.cursor, 'runs', 1) ?? []
    const { runs, next } = await listRuns(env.DB, {
      source: query.source,
      day: query.day,
      status: query.status,
      from: query.from === undefined ? undefined : startOf(query.from),
      until: query.to === undefined ? undefined : startOf(query.to) + DAY,
      before,
      limit: query.limit,
    })
    return { data: runs.map(presentRun), meta: { next: next === null ? null : encodeCursor(['runs', next]) } }
  },
})

export const run = operation({
  path: '/runs/{id}',
  summary: 'One run',
  query: v.strictObject({}),
  changesWith: 'ledger',
  async handle({ path, env }) {
    const id = path.id ?? ''
    const row = /^\d{1,15}$/.test(id) ? await runById(env.DB, Number(id)) : null
    if (row === null)
      throw notFound(
        `There is no run with the id "${id.slice(0, 60)}": the ledger is kept for ${DAYS_KEPT} days.`,
      )
    return { data: presentRun(row) }
  },
})

import * as v from 'valibot'
import { ALARM_AFTER, nextDue, sourceStatus } from '../../collect/health.ts'
import { dayOf } from '../../days.ts'
import { sources } from '../../sources/index.ts'
import { sourcesHealth } from '../../store/health.ts'
import { openIncidents } from '../../store/incidents.ts'
import { upkeepOf } from '../../store/upkeep.ts'
import { planOf } from '../../watch/limits.ts'
import { operation } from '../operation.ts'
import { isoTime, isoTimeOrNull } from '../time.ts'

export const health = operation({
  path: '/health',
  summary: 'Whether the listings are being watched',
  query: v.strictObject({}),
  changesWith: 'time',
  async handle({ env, now }) {
    const [rows, upkeep, { open }] = await Promise.all([
      sourcesHealth(env.DB, sources),
      upkeepOf(env.DB, sources, dayOf(now)),
      openIncidents(env.DB, now),
    ])
    const plan = planOf(env)
    const alarm = rows.some(({ lastSuccess }) => lastSuccess === null || now - lastSuccess > ALARM_AFTER)
    return {
      status: alarm ? 503 : 200,
      data: {
        status: alarm ? 'late' : 'ok',
        sources: rows.map((row) => ({
          id: row.source,
          status: sourceStatus(row.lastSuccess, row.error !== null, now),
          last_attempt: isoTimeOrNull(row.lastAttempt),
          last_success: isoTimeOrNull(row.lastSuccess),
          failure_streak: row.failures,
          error: row.error,
          next_due: isoTime(nextDue(row.lastAttempt, row.retryAt, now)),
        })),
        backlog: { unclosed: upkeep.unclosed, untagged: upkeep.untagged },
        today: {
          ticks: upkeep.usage.ticks,
          rows_read: upkeep.usage.rowsRead,
          rows_read_allowed: plan.rowsRead,
          rows_written: upkeep.usage.rowsWritten,
          rows_written_allowed: plan.rowsWritten,
        },
        database: { bytes: upkeep.bytes, bytes_allowed: plan.bytes },
        incidents: open.map(({ kind, subject, detail, beganAt }) => ({
          kind,
          source: subject === '' ? null : subject,
          detail,
          began_at: isoTime(beganAt),
        })),
      },
    }
  },
})

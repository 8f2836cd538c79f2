import * as v from 'valibot'
import { about, count, sourceId, time } from './fields.ts'

/** Whether the listings are being watched. */
export const health = v.strictObject({
  status: about(
    v.picklist(['ok', 'late']),
    '`late` when a source was not seen for more than 3 hours, or never.',
  ),
  sources: v.array(
    v.strictObject({
      id: sourceId,
      status: about(
        v.picklist(['ok', 'late', 'failing', 'never']),
        '`late`: not seen for 2 hours. `failing`: the last attempt failed. `never`: not yet attempted.',
      ),
      last_attempt: v.nullable(time),
      last_success: v.nullable(time),
      failure_streak: about(count, 'Attempts that have failed since the last good one.'),
      error: about(v.nullable(v.string()), 'Why the last attempt failed; null when it did not.'),
      next_due: about(time, 'When it is next looked at.'),
    }),
  ),
  backlog: v.strictObject({
    unclosed: about(count, 'Days that have ended and are not closed yet.'),
    untagged: about(count, 'Items whose topics have not been found yet.'),
  }),
  today: about(
    v.strictObject({
      ticks: count,
      rows_read: count,
      rows_read_allowed: count,
      rows_written: count,
      rows_written_allowed: count,
    }),
    'What ticks and imports have cost of what the plan allows a UTC day.',
  ),
  database: v.strictObject({ bytes: count, bytes_allowed: count }),
  incidents: about(
    v.array(
      v.strictObject({
        kind: v.picklist(['late', 'failing', 'empty', 'quarantined', 'backlog', 'budget', 'space']),
        source: v.nullable(sourceId),
        detail: v.string(),
        began_at: time,
      }),
    ),
    'What is wrong right now, as the last look at it found. The cron looks every 15 minutes.',
  ),
})

export const healthExample: v.InferOutput<typeof health> = {
  status: 'ok',
  sources: [
    {
      id: 'huggingface-papers',
      status: 'ok',
      last_attempt: '2025-06-10T11:00:00Z',
      last_success: '2025-06-10T11:00:00Z',
      failure_streak: 0,
      error: null,
      next_due: '2025-06-10T12:00:00Z',
    },
  ],
  backlog: { unclosed: 0, untagged: 0 },
  today: {
    ticks: 140,
    rows_read: 41_200,
    rows_read_allowed: 5_000_000,
    rows_written: 3100,
    rows_written_allowed: 100_000,
  },
  database: { bytes: 61_000_000, bytes_allowed: 500_000_000 },
  incidents: [],
}

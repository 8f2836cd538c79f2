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
  backlog: v.looseObject({
    unclosed: about(count, 'Days that have ended and are not closed yet.'),
  }),
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
  backlog: { unclosed: 0 },
}

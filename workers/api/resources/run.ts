import * as v from 'valibot'
import { about, count, day, sourceId, time } from './fields.ts'

/** One attempt to collect one listing. */
export const run = v.strictObject({
  id: count,
  source: sourceId,
  day: about(day, 'The day whose listing was asked for.'),
  scheduled_at: about(time, 'When it took place.'),
  took_ms: about(count, 'How long it took, in milliseconds.'),
  status: about(
    v.picklist(['ok', 'unchanged', 'failed', 'quarantined']),
    '`quarantined`: there was an answer, but one that can not be trusted; nothing of it was kept.',
  ),
  way: about(
    v.nullable(v.string()),
    'How the listing was read: `api`, `html`, or what an import calls itself.',
  ),
  url: about(v.nullable(v.string()), 'What was fetched.'),
  http_status: about(v.nullable(count), 'What the site answered with.'),
  bytes: about(v.nullable(count), 'How long the answer was.'),
  sha256: about(v.nullable(v.string()), 'What it hashes to.'),
  rows_seen: about(v.nullable(count), 'Entries in the answer.'),
  rows_rejected: about(v.nullable(count), 'Entries that were left out.'),
  rejected: about(
    v.array(v.strictObject({ row: count, externalId: v.nullable(v.string()), reason: v.string() })),
    'The first 20 entries that were left out, and why.',
  ),
  items_new: about(v.nullable(count), 'Items that had never been seen before.'),
  items_changed: about(v.nullable(count), 'Items of which something changed.'),
  error: about(v.nullable(v.string()), 'Why it failed.'),
})

export const runExample: v.InferOutput<typeof run> = {
  id: 4711,
  source: 'huggingface-papers',
  day: '2025-06-10',
  scheduled_at: '2025-06-10T11:00:00Z',
  took_ms: 412,
  status: 'ok',
  way: 'api',
  url: 'https://huggingface.co/api/daily_papers?date=2025-06-10',
  http_status: 200,
  bytes: 301234,
  sha256: null,
  rows_seen: 43,
  rows_rejected: 0,
  rejected: [],
  items_new: 1,
  items_changed: 12,
  error: null,
}

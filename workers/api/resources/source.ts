import * as v from 'valibot'
import { about, count, day, sourceId, time } from './fields.ts'

/** A listing that is watched. */
export const source = v.strictObject({
  id: sourceId,
  name: about(v.string(), 'What people call it.'),
  unit: about(v.string(), 'What its count of approval is called: upvotes, stars.'),
  entry: about(v.string(), 'What its items are called: papers, repositories.'),
  home: about(v.pipe(v.string(), v.url()), 'Where people read it.'),
  first_day: about(v.nullable(day), 'The first day on which it listed something.'),
  last_day: about(v.nullable(day), 'The last such day.'),
  items: about(count, 'How many different items it has listed.'),
  last_good_run: about(v.nullable(count), 'Id of the newest run that saw the listing.'),
  last_good_run_at: v.nullable(time),
})

export const sourceExample: v.InferOutput<typeof source> = {
  id: 'huggingface-papers',
  name: 'Hugging Face Daily Papers',
  unit: 'upvotes',
  entry: 'papers',
  home: 'https://huggingface.co/papers',
  first_day: '2023-05-04',
  last_day: '2025-06-10',
  items: 12345,
  last_good_run: 4711,
  last_good_run_at: '2025-06-10T11:00:00Z',
}

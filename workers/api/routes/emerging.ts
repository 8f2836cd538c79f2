import * as v from 'valibot'
import { dayOf } from '../../days.ts'
import { sourceById } from '../../sources/index.ts'
import { emergingAsOf, publishedEmerging } from '../../store/emerging.ts'
import type { PhraseExample } from '../../store/phrases.ts'
import { servedGeneration } from '../../store/served.ts'
import type { Emerging } from '../../trends/emerging.ts'
import { PHRASE_COLUMNS, presentPhrase } from '../../trends/present-phrase.ts'
import { nothingBy } from '../as-of.ts'
import { refuseFuture } from '../days-asked.ts'
import { type Answer, operation, type Question } from '../operation.ts'
import { day, source, wholeNumber } from '../parameters.ts'
import { presentExamples, presentRecord } from '../present-calls.ts'

const query = v.strictObject({
  source: v.optional(source, 'huggingface-papers'),
  as_of: v.optional(day),
  limit: v.optional(wholeNumber(1, 200), '20'),
  min_items: v.optional(wholeNumber(0, 100_000), '0'),
})

export const emerging = operation({
  path: '/trends/emerging',
  summary: 'Phrases that no topic is known by yet, and that are coming up',
  query,
  columns: ['rank', ...PHRASE_COLUMNS],
  changesWith: 'data',
  handle: answer,
})

type Query = v.InferOutput<typeof query>

async function answer({ query, env, now }: Question<Query>): Promise<Answer> {
  refuseFuture('as_of', query.as_of, dayOf(now))
  const served = await servedGeneration(env.DB)
  const row = served === null ? null : await emergingRow(env.DB, served.id, query)
  const taxonomy = served?.version ?? null
  if (row === null) return { data: [], meta: { taxonomy, reason: nothingBy(query.as_of) } }

  const { all, phrases, record, examples } = JSON.parse(row.emerging) as Emerging & {
    examples?: Record<string, PhraseExample[]>
  }
  const entry = sourceById(query.source)?.entry ?? { one: 'item', many: 'items' }
  const data = phrases
    .filter(({ recent }) => recent >= query.min_items)
    .slice(0, query.limit)
    .map((called, i) => ({
      rank: i + 1,
      ...presentPhrase(called, all, entry),
      items: presentExamples(examples?.[called.phrase]),
    }))
  return { data, meta: { day: row.day, taxonomy, track_record: presentRecord(record) } }
}

async function emergingRow(db: D1Database, generation: number, { source, as_of }: Query) {
  return as_of === undefined
    ? await publishedEmerging(db, generation, source)
    : await emergingAsOf(db, generation, source, as_of)
}

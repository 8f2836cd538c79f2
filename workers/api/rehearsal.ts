import { written } from './answer.ts'
import type { RequestEnv } from './context.ts'
import type { Operation } from './operation.ts'
import { parseQuery } from './parameters.ts'
import { emerging } from './routes/emerging.ts'
import { monthExport } from './routes/export.ts'
import { health } from './routes/health.ts'
import { item, itemUpvotes } from './routes/item.ts'
import { items } from './routes/items.ts'
import { organizations } from './routes/organizations.ts'
import { run, runs } from './routes/runs.ts'
import { sources } from './routes/sources.ts'
import { volume } from './routes/volume.ts'

const QUESTIONS: [Operation, query: string][] = [
  [sources as Operation, ''],
  [health as Operation, ''],
  [runs as Operation, 'limit=1&status=failed'],
  [run as Operation, ''],
  [items as Operation, 'limit=1&day=2000-01-01&source=github-trending&min_upvotes=0&sort=published'],
  [items as Operation, 'limit=1&sort=velocity'],
  [items as Operation, 'limit=1&q=title'],
  [emerging as Operation, ''],
  [organizations as Operation, ''],
  [volume as Operation, 'interval=week'],
  [monthExport as Operation, 'limit=1'],
  [item as Operation, ''],
  [itemUpvotes as Operation, ''],
]

/** Answers every question once, to nobody. */
export async function rehearseApi(env: RequestEnv): Promise<void> {
  for (const [operation, query] of QUESTIONS) {
    const { data, slices } = await operation.handle({
      query: parseQuery(operation.query, new URLSearchParams(query)),
      path: {
        id: operation === run ? '1' : 'huggingface-papers:0000.00000',
        source: 'huggingface-papers',
        month: '2000-01',
      },
      env,
      now: env.now,
    })
    const body = { data, meta: { as_of: null, version: 0 } }
    if (slices !== undefined) {
      for await (const rows of slices) written('csv', { ...body, data: rows }, operation.columns ?? [])
      continue
    }
    written('json', body, [])
    if (operation.columns !== undefined) written('csv', body, operation.columns)
  }
}

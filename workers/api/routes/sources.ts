import * as v from 'valibot'
import { sources as registry, sourceById } from '../../sources/index.ts'
import { sourcesHealth } from '../../store/health.ts'
import { operation } from '../operation.ts'
import { isoTimeOrNull } from '../time.ts'

export const sources = operation({
  path: '/sources',
  summary: 'The listings that are watched',
  query: v.strictObject({}),
  columns: [
    'id',
    'name',
    'unit',
    'entry',
    'home',
    'first_day',
    'last_day',
    'items',
    'last_good_run',
    'last_good_run_at',
  ],
  changesWith: 'ledger',
  async handle({ env }) {
    const rows = await sourcesHealth(env.DB, registry)
    return {
      data: rows.map((row) => {
        const source = sourceById(row.source)
        return {
          id: row.source,
          name: source?.name,
          unit: source?.unit.many,
          entry: source?.entry.many,
          home: source?.home,
          first_day: row.firstDay,
          last_day: row.lastDay,
          items: row.items,
          last_good_run: row.lastGoodRun,
          last_good_run_at: isoTimeOrNull(row.lastSuccess),
        }
      }),
    }
  },
})

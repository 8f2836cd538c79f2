import { env } from 'cloudflare:workers'
import { test } from 'vitest'
import { seedHistory, seedRuns } from './helpers/seed.ts'
import { sourcesHealth, unclosedDays } from '../../workers/store/health.ts'
import { asOf, dataState } from '../../workers/store/data-state.ts'
import { sources } from '../../workers/sources/index.ts'
import { counting } from './helpers/counting.ts'
test('explore', async () => {
  await seedHistory({ days: 40, lastDay: '2025-06-09' })
  await seedRuns({ count: 500, newest: Date.parse('2025-06-10') })
  const { db, since } = counting(env.DB)
  console.log('json_ ', JSON.stringify(await sourcesHealth(db, sources)))
  console.log('json_ health', JSON.stringify(since()))
  await unclosedDays(db, '2025-06-10'); console.log('json_ unclosed', JSON.stringify(since()))
  await asOf(db, sources.map(s => s.id)); console.log('json_ asOf', JSON.stringify(since()))
  await dataState(db); console.log('json_ state', JSON.stringify(since()))
  const ids = JSON.stringify(sources.map(s => s.id))
  for (const sql of [
  `SELECT max((SELECT max(looked_at) FROM (SELECT looked_at FROM listing WHERE source = s.value ORDER BY day DESC LIMIT 2))) AS at FROM json_each(?1) AS s`,
  `SELECT max(l.looked_at) AS at FROM json_each(?1) AS s CROSS JOIN listing AS l ON l.source = s.value AND l.day IN (SELECT day FROM listing WHERE source = s.value ORDER BY day DESC LIMIT 2)`,
  `SELECT s.value, (SELECT items FROM source_state WHERE source = s.value) FROM json_each(?1) AS s`,
  `SELECT s.value, (SELECT day FROM listing WHERE source = s.value AND items > 0 ORDER BY day LIMIT 1) FROM json_each(?1) AS s`,
  `SELECT s.value, (SELECT max(looked_at) FROM (SELECT * FROM listing WHERE source = s.value ORDER BY day DESC LIMIT 2)) FROM json_each(?1) AS s`,
  `SELECT s.value, (SELECT looked_at FROM listing WHERE source = s.value ORDER BY day DESC LIMIT 1) FROM json_each(?1) AS s`,
  `SELECT s.value, l.* FROM json_each(?1) AS s CROSS JOIN (SELECT * FROM listing WHERE source = 'github-trending' ORDER BY day DESC LIMIT 2) l`,
  `SELECT * FROM (SELECT * FROM listing WHERE source = 'github-trending' ORDER BY day DESC LIMIT 2) UNION ALL SELECT * FROM (SELECT * FROM listing WHERE source = 'huggingface-papers' ORDER BY day DESC LIMIT 2)`,
  `SELECT value FROM json_each(?1)`,
  ]) { const st = db.prepare(sql); await (sql.includes('?1') ? st.bind(ids) : st).all(); console.log('json_', since().rowsRead, sql) }
})

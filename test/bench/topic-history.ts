import type { DatabaseSync } from 'node:sqlite'
import { DAY, dayOf } from '../../workers/days.ts'
import { taxonomy } from '../../workers/topics/taxonomy.ts'
import { periodsBetween } from '../../workers/trends/calendar.ts'
import { byTopic, CALL, levelsOn, RANKING, WEEKS } from './many-topics.ts'
import { NOW } from './now.ts'

const SOURCE = 'huggingface-papers'
const LEVELS = levelsOn(dayOf(NOW - DAY))

const NOTHING_EMERGING = JSON.stringify({
  all: { recent: 1400, baseline: 9100, meanShare: 0.001 },
  phrases: [],
  record: { calls: 0, hits: 0 },
  examples: {},
})

/** 500 topics of the papers over so many days, each of them on every day. */
export function writeTopics(database: DatabaseSync, days: number): void {
  const lastDay = dayOf(NOW - DAY)
  database
    .prepare(
      `INSERT INTO generation (id, version, taxonomy, state, tagged_through) VALUES (1, ?, ?, 'served', 1000000)`,
    )
    .run(taxonomy.version, JSON.stringify(taxonomy))
  database
    .prepare(
      `INSERT INTO source_trend (generation, source, levels, followed, published, ranking, states, weeks, emerging) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(SOURCE, LEVELS, lastDay, lastDay, RANKING, byTopic(CALL), WEEKS, NOTHING_EMERGING)
  const counted = database.prepare(
    'INSERT INTO day_topics (generation, source, day, items, topics) VALUES (1, ?, ?, 30, ?)',
  )
  for (let age = days; age > 0; age--)
    counted.run(SOURCE, dayOf(NOW - age * DAY), byTopic([2, 1, 30, [age * 55 + 1, age * 55 + 2]]))
  const kept = database.prepare(
    `INSERT INTO source_period (generation, source, period, last_day, items, complete_days, levels, upvotes, ranking, emerging, calls, hits)
     VALUES (1, ?, ?, ?, 210, 7, ?, ?, ?, ?, 40, 30)`,
  )
  for (const interval of ['week', 'month'] as const)
    for (const { name, to } of periodsBetween(dayOf(NOW - days * DAY), lastDay, interval))
      if (to <= lastDay) kept.run(SOURCE, name, to, LEVELS, byTopic(100), RANKING, NOTHING_EMERGING)
}

import type { ExportedRow } from '../store/export.ts'
import type { Tags } from '../store/topic-items.ts'
import { presentFacts } from './present-facts.ts'
import { isoTime } from './time.ts'

/** Columns of an exported item in CSV. */
export const EXPORT_COLUMNS = [
  'id',
  'source',
  'day',
  'rank',
  'title',
  'url',
  'authors',
  'author_count',
  'organization',
  'organization_id',
  'published_at',
  'first_seen_at',
  'upvotes',
  'unit',
  'topics',
  'about',
  'observed_at',
  'observed_upvotes',
  'observed_runs',
  'summary',
]

/** An item of a month with everything about it; its observations as three lists of the same length. */
export function presentExported(row: ExportedRow): Record<string, unknown> {
  const observations = JSON.parse(row.observations) as [at: number, upvotes: number, run: number][]
  const tags = row.tags === null ? null : (JSON.parse(row.tags) as Tags)
  return {
    ...presentFacts(row),
    day: row.day,
    rank: row.rank,
    upvotes: observations.at(-1)?.[1] ?? row.upvotes,
    topics: tags?.map(([topic]) => topic) ?? null,
    about: tags?.flatMap(([topic, strength]) => (strength === 2 ? [topic] : [])) ?? null,
    observed_at: observations.map(([at]) => isoTime(at)),
    observed_upvotes: observations.map(([, upvotes]) => upvotes),
    observed_runs: observations.map(([, , run]) => run),
  }
}

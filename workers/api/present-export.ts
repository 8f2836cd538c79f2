import { sourceById } from '../sources/index.ts'
import { publicId } from '../sources/public-id.ts'
import type { ExportedRow } from '../store/export.ts'
import type { Tags } from '../store/topic-items.ts'
import { isoTime, isoTimeOrNull } from './time.ts'

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
  const source = sourceById(row.source)
  const observations = JSON.parse(row.observations) as [at: number, upvotes: number, run: number][]
  const tags = row.tags === null ? null : (JSON.parse(row.tags) as Tags)
  return {
    id: publicId(row.source, row.external_id),
    source: row.source,
    day: row.day,
    rank: row.rank,
    title: row.title,
    summary: row.summary,
    url: source?.itemUrl(row.external_id) ?? null,
    authors: row.authors === null ? [] : JSON.parse(row.authors),
    author_count: row.author_count,
    organization: row.organization,
    organization_id: row.organization_id,
    published_at: isoTimeOrNull(row.published_at),
    first_seen_at: isoTime(row.first_seen_at),
    upvotes: observations.at(-1)?.[1] ?? row.upvotes,
    unit: source?.unit.many ?? 'upvotes',
    topics: tags?.map(([topic]) => topic) ?? null,
    about: tags?.flatMap(([topic, strength]) => (strength === 2 ? [topic] : [])) ?? null,
    observed_at: observations.map(([at]) => isoTime(at)),
    observed_upvotes: observations.map(([, upvotes]) => upvotes),
    observed_runs: observations.map(([, , run]) => run),
    details: JSON.parse(row.details),
  }
}

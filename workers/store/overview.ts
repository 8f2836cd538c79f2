import type { Day, Moment, SourceId } from '../types.ts'

/** What is published of a source's trends, with the generation it was counted with. */
export interface OverviewTrend {
  generation: number
  version: string
  /** The day at whose end it was true. */
  day: Day
  /** JSON: see `Ranking`. */
  ranking: string
  /** JSON: see `trends/emerging.ts`. */
  emerging: string | null
  calls: number
  hits: number
}

/** A week that has ended: how much was listed, and the levels of the topics that are called now. */
export interface OverviewWeek {
  period: string
  lastDay: Day
  items: number
  completeDays: number
  /** Level of a topic that had no item yet. */
  unseen: number
  /** JSON: a level a call, in the order of the ranking; `null` for a topic that had no item yet. */
  levels: string
}

/** An item of the newest listing. */
export interface OverviewItem {
  id: number
  external_id: string
  title: string
  organization: string | null
  upvotes: number
}

export interface Overview {
  trend: OverviewTrend | null
  /** Oldest first. */
  weeks: OverviewWeek[]
  /** The newest day with something on its listing; `null` when there was none. */
  day: Day | null
  lookedAt: Moment | null
  items: OverviewItem[]
}

const WEEKS = 26
const MOST_ITEMS = 120

/**
 * All that the overview shows of a source, in one round trip: a row a week, and the items of one day.
 */
export async function overviewOf(db: D1Database, source: SourceId): Promise<Overview> {
  const [trend, weeks, listing, items] = await db.batch<unknown>([
    db
      .prepare(
        `SELECT g.id AS generation, g.version, t.published AS day, t.ranking, t.emerging,
           coalesce(p.calls, 0) AS calls, coalesce(p.hits, 0) AS hits
         FROM generation AS g CROSS JOIN source_trend AS t ON t.generation = g.id AND t.source = ?1
           LEFT JOIN source_period AS p ON p.generation = t.generation AND p.source = t.source AND p.period = (
             SELECT period FROM source_period WHERE generation = t.generation AND source = t.source ORDER BY last_day DESC LIMIT 1)
         WHERE g.state = 'served' AND t.published IS NOT NULL ORDER BY g.id DESC LIMIT 1`,
      )
      .bind(source),
    db
      .prepare(
        `SELECT p.period, p.last_day AS lastDay, p.items, p.complete_days AS completeDays, json_extract(p.levels, '$.unseen[0]') AS unseen,
           (SELECT json_group_array(json_extract(p.levels, '$.topics."' || (call.value->>'topic') || '"[0]'))
            FROM json_each(t.ranking, '$.calls') AS call) AS levels
         FROM generation AS g CROSS JOIN source_trend AS t ON t.generation = g.id AND t.source = ?1
           CROSS JOIN source_period AS p INDEXED BY source_period_last_day ON p.generation = t.generation AND p.source = t.source
         WHERE g.state = 'served' AND p.period GLOB '????-W??' ORDER BY p.last_day DESC LIMIT ${WEEKS}`,
      )
      .bind(source),
    db
      .prepare(
        `SELECT day, looked_at AS lookedAt FROM listing WHERE source = ?1 AND items > 0 ORDER BY day DESC LIMIT 1`,
      )
      .bind(source),
    db
      .prepare(
        `SELECT i.id, i.external_id, i.title, i.organization, i.upvotes
         FROM listing_item AS li CROSS JOIN item AS i ON i.id = li.item_id
         WHERE li.source = ?1 AND li.day = (SELECT day FROM listing WHERE source = ?1 AND items > 0 ORDER BY day DESC LIMIT 1)
         ORDER BY i.upvotes DESC, i.id DESC LIMIT ${MOST_ITEMS}`,
      )
      .bind(source),
  ])
  const newest = (listing?.results[0] ?? null) as { day: Day; lookedAt: Moment | null } | null
  return {
    trend: (trend?.results[0] ?? null) as OverviewTrend | null,
    weeks: ((weeks?.results ?? []) as OverviewWeek[]).toReversed(),
    day: newest?.day ?? null,
    lookedAt: newest?.lookedAt ?? null,
    items: (items?.results ?? []) as OverviewItem[],
  }
}

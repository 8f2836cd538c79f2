import { BROKEN_OFF } from '../../workers/collect/schedule.ts'
import { addDays, DAY, dayOf } from '../../workers/days.ts'
import { sourceById } from '../../workers/sources/index.ts'
import type { Moment } from '../../workers/types.ts'
import { rows } from '../processes/helpers/database.ts'
import type { World } from '../sandbox/world.ts'
import { type LookRow, shownTo } from './shown.ts'

export interface Check {
  what: string
  /** What does not hold, in words. */
  wrong: string[]
  /** How many were looked at. */
  of: number
}

/** Holds a database to what the sandbox showed its successful looks; `kills` are the moments of ticks that were killed. */
export function checks(
  database: string,
  world: World,
  end: Moment,
  kills: readonly Moment[],
): { stored: Record<string, unknown>; checks: Check[] } {
  const looks = rows(
    database,
    `SELECT id, source, day, scheduled_at, status, way, url, error FROM run WHERE status IN ('ok', 'unchanged') ORDER BY scheduled_at, id`,
  ) as unknown as LookRow[]
  const counted = rows(database, 'SELECT status, count(*) AS n FROM run GROUP BY status')
  const [sums = {}] = rows(
    database,
    `SELECT (SELECT count(*) FROM item) AS items, (SELECT count(*) FROM observation) AS observations,
       (SELECT count(*) FROM day_total) AS "closed days", (SELECT count(*) FROM gap) AS gaps`,
  )
  return {
    stored: { ...Object.fromEntries(counted.map(({ status, n }) => [`runs ${status}`, n])), ...sums },
    checks: [
      ...itemsAndVotes(database, world, looks, end),
      doubled(database),
      closedDays(database, world),
      explainedGaps(database, kills),
      leftOpen(database, end),
    ],
  }
}

function itemsAndVotes(database: string, world: World, looks: LookRow[], end: Moment): Check[] {
  const places = new Set(
    rows(
      database,
      `SELECT li.source || ' ' || li.day || ' ' || i.external_id AS place FROM listing_item AS li JOIN item AS i ON i.id = li.item_id`,
    ).map(({ place }) => String(place)),
  )
  const series = seriesOf(database)
  // Before that, observations may have been thinned out.
  const firstWhole = end - 14 * DAY
  const missing: string[] = []
  const votes: string[] = []
  let shown = 0
  let compared = 0
  for (const look of looks) {
    const before = shownTo(world, look, look.scheduled_at - 1)
    for (const [id, count] of shownTo(world, look)) {
      shown++
      const place = `${look.source} ${look.day} ${id}`
      if (!places.has(place)) missing.push(`${place} of run ${look.id}`)
      if (look.scheduled_at <= firstWhole) continue
      compared++
      const stored = valueAt(series.get(`${look.source} ${id}`) ?? [], look.scheduled_at)
      // Of two ticks that overlap, one asks a millisecond after the sandbox's clock.
      if (stored !== count && stored !== before.get(id))
        votes.push(`${place} of run ${look.id}: ${stored} instead of ${count}`)
    }
  }
  return [
    { what: 'items that a successful look was shown are there', wrong: missing, of: shown },
    { what: 'votes are those that each successful look was shown', wrong: votes, of: compared },
  ]
}

type Series = { at: number; votes: number }[]

function seriesOf(database: string): Map<string, Series> {
  const series = new Map<string, Series>()
  const points = rows(
    database,
    `SELECT i.source || ' ' || i.external_id AS item, o.observed_at AS at, o.upvotes AS votes
     FROM observation AS o JOIN item AS i ON i.id = o.item_id ORDER BY o.item_id, o.observed_at`,
  ) as unknown as { item: string; at: number; votes: number }[]
  for (const { item, at, votes } of points) {
    const known = series.get(item)
    if (known === undefined) series.set(item, [{ at, votes }])
    else known.push({ at, votes })
  }
  return series
}

const valueAt = (series: Series, at: number): number | undefined =>
  series.findLast((point) => point.at <= at)?.votes

function doubled(database: string): Check {
  const wrong = [
    ...rows(
      database,
      `SELECT source || ' ' || external_id AS what FROM item GROUP BY source, external_id HAVING count(*) > 1`,
    ),
    ...rows(
      database,
      `SELECT 'observation of ' || item_id || ' at ' || observed_at AS what FROM (
         SELECT item_id, observed_at, upvotes, lag(upvotes) OVER (PARTITION BY item_id ORDER BY observed_at) AS earlier FROM observation)
       WHERE upvotes = earlier`,
    ),
    ...rows(
      database,
      `SELECT 'incident ' || kind || ' ' || subject AS what FROM incident WHERE ended_at IS NULL GROUP BY kind, subject HAVING count(*) > 1`,
    ),
  ].map(({ what }) => String(what))
  return {
    what: 'nothing is stored twice',
    wrong,
    of: Number(rows(database, 'SELECT count(*) AS n FROM observation')[0]?.n),
  }
}

/** A day that was seen to its end has exactly the papers that its listing showed then. */
function closedDays(database: string, world: World): Check {
  const days = rows(
    database,
    `SELECT t.day, t.items, l.looked_at AS lookedAt,
       (SELECT count(*) FROM listing_item AS li WHERE li.source = t.source AND li.day = t.day) AS stored
     FROM day_total AS t JOIN listing AS l ON l.source = t.source AND l.day = t.day
     WHERE t.source = 'huggingface-papers' AND t.complete = 1`,
  ) as unknown as { day: string; items: number; lookedAt: number; stored: number }[]
  const wrong = days.flatMap(({ day, items, lookedAt, stored }) => {
    const all = [0, 1, 2].flatMap((page) => [
      ...shownTo(world, {
        source: 'huggingface-papers',
        day,
        url: `http://x/?p=${page}`,
        scheduled_at: lookedAt,
      } as LookRow).keys(),
    ])
    const truth = new Set(all).size
    return items === truth && stored === truth ? [] : [`${day}: ${items} and ${stored} instead of ${truth}`]
  })
  return { what: 'closed days that were seen to their end equal the truth', wrong, of: days.length }
}

/**
 * A gap says why: with the words of a run that failed in it, that a look was broken off, and then a tick was killed in it,
 * or that nobody looked, and then no run is in it.
 */
function explainedGaps(database: string, kills: readonly Moment[]): Check {
  const gaps = rows(
    database,
    `SELECT g.source, g.day, g.from_at AS "from", g.to_at AS "to", g.reason,
       (SELECT count(*) FROM run AS r WHERE r.source = g.source AND r.day = g.day AND r.scheduled_at > g.from_at
          AND r.scheduled_at < g.to_at AND r.status IN ('failed', 'quarantined') AND r.error = g.reason) AS told,
       (SELECT count(*) FROM run AS r WHERE r.source = g.source AND r.day = g.day AND r.scheduled_at > g.from_at
          AND r.scheduled_at < g.to_at AND r.status IN ('failed', 'quarantined')) AS failed
     FROM gap AS g WHERE g.item_id = 0`,
  ) as unknown as {
    source: string
    day: string
    from: number
    to: number
    reason: string
    told: number
    failed: number
  }[]
  const wrong = gaps
    .filter(({ reason, told, failed, from, to }) =>
      reason === 'nobody looked'
        ? failed > 0
        : reason === BROKEN_OFF
          ? !kills.some((at) => at > from && at < to)
          : told === 0,
    )
    .map(
      ({ source, day, from, reason }) => `${source} ${day} from ${new Date(from).toISOString()}: ${reason}`,
    )
  if (gaps.length === 0) wrong.push('there is no gap at all, although there were hours without a look')
  return { what: 'every gap is explained by a run, a kill, or there being none', wrong, of: gaps.length }
}

/** Days that ended long ago are closed, however rough it was. */
function leftOpen(database: string, end: Moment): Check {
  const open = rows(
    database,
    `SELECT source, day FROM listing WHERE stage = 'open' AND attempted_at IS NOT NULL AND day < ?`,
    addDays(dayOf(end), -4),
  )
  const all = rows(database, 'SELECT count(*) AS n FROM listing')
  return {
    what: 'days that are over are closed',
    wrong: open.map(({ source, day }) => `${sourceById(String(source))?.name} ${day}`),
    of: Number(all[0]?.n),
  }
}

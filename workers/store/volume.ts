import type { SourceId } from '../types.ts'

/** Whether anything was seen of a listing `l`: a day that was only tried is a gap, not a day without items. */
export const SEEN = '(l.looked_at IS NOT NULL OR l.items > 0)'

const REBUILD = `
INSERT INTO volume (source, month, days)
SELECT ?1, asked.value, (
  SELECT json_group_object(day, json(listed)) FROM (
    SELECT t.day, json_array(t.items, t.upvotes, t.complete, json(coalesce(a.ages, '[]'))) AS listed
    FROM day_total AS t
      CROSS JOIN listing AS l ON l.source = t.source AND l.day = t.day
      LEFT JOIN listing_age AS a ON a.source = t.source AND a.day = t.day
    WHERE t.source = ?1 AND t.day >= asked.value || '-01' AND t.day <= asked.value || '-31' AND ${SEEN} ORDER BY t.day))
FROM json_each(?2) AS asked WHERE 1
ON CONFLICT (source, month) DO UPDATE SET days = excluded.days WHERE excluded.days IS NOT days`

/** Makes the rows of some months anew from their closed days. A month of which nothing was seen has none in its row. */
export const rebuildVolume = (
  db: D1Database,
  source: SourceId,
  months: readonly string[],
): D1PreparedStatement => db.prepare(REBUILD).bind(source, JSON.stringify(months))

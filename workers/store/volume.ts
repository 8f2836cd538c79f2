import type { SourceId } from '../types.ts'

const REBUILD = `
INSERT INTO volume (source, month, days)
SELECT ?1, asked.value, (
  SELECT json_group_object(day, json(listed)) FROM (
    SELECT t.day, json_array(t.items, t.upvotes, t.complete, json(coalesce(a.ages, '[]'))) AS listed
    FROM day_total AS t LEFT JOIN listing_age AS a ON a.source = t.source AND a.day = t.day
    WHERE t.source = ?1 AND t.day >= asked.value || '-01' AND t.day <= asked.value || '-31' ORDER BY t.day))
FROM json_each(?2) AS asked WHERE 1
ON CONFLICT (source, month) DO UPDATE SET days = excluded.days WHERE excluded.days IS NOT days`

/** Makes the rows of some months anew from their days. */
export const rebuildVolume = (
  db: D1Database,
  source: SourceId,
  months: readonly string[],
): D1PreparedStatement => db.prepare(REBUILD).bind(source, JSON.stringify(months))

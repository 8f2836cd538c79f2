/** How many weeks before now the small chart of a topic shows. */
const WEEKS = 8

/**
 * Shares at the ends of the last weeks, oldest first: hundreds of small charts are drawn of them at once. They are
 * logarithms in ten thousandths, since whole numbers are short, and soon read.
 */
export interface RecentWeeks {
  /** Of a topic that had no item yet, in each week that is known: at most eight. */
  unseen: number[]
  /** By topic, eight values; `null` in weeks before its first item, and in those that aren't known. */
  topics: Record<string, (number | null)[]>
}

const logShare = (level: string): string => `CAST(round(10000 * ${level}) AS INTEGER)`

/** The share back from its logarithm. */
export const shareFrom = (log: number): number => Math.exp(log / 10_000)

const slots = Array.from(
  { length: WEEKS },
  (_, i) => `max(iif(w.age = ${WEEKS - i}, ${logShare("json_extract(t.value, '$[0]')")}, NULL))`,
)

/**
 * SQL for the JSON of `RecentWeeks`, of the weeks that had ended before a day.
 *
 * @param generation, source, day what stands for these in it: parameters or columns
 */
export const recentWeeks = (generation: string, source: string, day: string): string => `(
WITH w AS MATERIALIZED (
  SELECT levels, row_number() OVER (ORDER BY last_day DESC) AS age
  FROM (SELECT last_day, levels FROM source_period INDEXED BY source_period_last_day
    WHERE generation = ${generation} AND source = ${source} AND period GLOB '????-W??' AND last_day < ${day}
    ORDER BY last_day DESC LIMIT ${WEEKS}))
SELECT json_object(
  'unseen', (SELECT json_group_array(${logShare("json_extract(levels, '$.unseen[0]')")} ORDER BY age DESC) FROM w),
  'topics', (SELECT json_group_object(topic, json(shares)) FROM (
    SELECT t.key AS topic, json_array(${slots.join(', ')}) AS shares
    FROM w CROSS JOIN json_each(w.levels, '$.topics') AS t GROUP BY t.key))))`

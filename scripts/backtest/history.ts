import { type Levels, startLevels, stepDay } from '../../workers/trends/level.ts'

/** Counts of every topic on every day, by index. */
export interface History {
  topics: readonly string[]
  /** Items listed per day. */
  items: ArrayLike<number>
  /** Per day, the count of each topic. */
  counts: readonly Float64Array[]
  /** Sum of the items, or of one topic's counts, from day `from` up to but without day `to`. */
  itemsIn(from: number, to: number): number
  countIn(topic: number, from: number, to: number): number
}

/** Days x topics, with running totals so that any window is one subtraction. */
export function history(
  topics: readonly string[],
  items: ArrayLike<number>,
  counts: Float64Array[],
): History {
  const itemTotals = runningTotals(counts.map((_, day) => Float64Array.of(items[day] ?? 0)))
  const countTotals = runningTotals(counts)
  const between = (totals: Float64Array[], column: number, from: number, to: number) =>
    (totals[to]?.[column] ?? 0) - (totals[from]?.[column] ?? 0)
  return {
    topics,
    items,
    counts,
    itemsIn: (from, to) => between(itemTotals, 0, from, to),
    countIn: (topic, from, to) => between(countTotals, topic, from, to),
  }
}

/** The history of one set of a counts file, topics in the order of their ids. */
export function historyOf(papers: readonly number[], set: Record<string, [number, number][]>): History {
  const topics = Object.keys(set).sort()
  const counts = papers.map(() => new Float64Array(topics.length))
  for (const [i, topic] of topics.entries()) {
    for (const [day, count] of set[topic] ?? []) {
      const row = counts[day]
      if (row !== undefined) row[i] = count
    }
  }
  return history(topics, papers, counts)
}

/** The same history as somebody saw it who missed the days for which `missed` is true. */
export function without(whole: History, missed: (day: number) => boolean): History {
  const items = Array.from(whole.items, (count, day) => (missed(day) ? 0 : count))
  const counts = whole.counts.map((row, day) => (missed(day) ? new Float64Array(row.length) : row))
  return history(whole.topics, items, counts)
}

/** The levels at the end of every day; `undefined` before the first day that lists anything. */
export function levelsByDay({ topics, items, counts }: History): (Levels | undefined)[] {
  let levels: Levels | undefined
  return counts.map((today, day) => {
    const listed = items[day] ?? 0
    if (levels === undefined && listed > 0) {
      const mean = today.reduce((sum, count) => sum + count, 0) / topics.length
      levels = startLevels(topics.length, mean, listed)
    }
    if (levels !== undefined) levels = stepDay(levels, today, listed)
    return levels
  })
}

/** Entry d holds, per column, the sum of the rows before row d. */
function runningTotals(rows: readonly Float64Array[]): Float64Array[] {
  let totals = new Float64Array(rows[0]?.length ?? 0)
  const all = [totals]
  for (const row of rows) {
    totals = totals.slice()
    for (let i = 0; i < row.length; i++) totals[i] = (totals[i] ?? 0) + (row[i] ?? 0)
    all.push(totals)
  }
  return all
}

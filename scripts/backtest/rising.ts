import type { Cutoff, Row } from './cutoffs.ts'
import { mean } from './mean.ts'
import type { Rule } from './rules.ts'

const TOP = 10

/** How well a rule finds the topics that go on to rise; `null` without a cut-off to judge by. */
export interface Rising {
  /** Share of the top 10 that were real rises, averaged over the cut-offs. */
  p_at_10: number | null
  /** Gain of the top 10 with falling weight, over the best possible order (Jarvelin and Kekalainen 2002). */
  ndcg_at_10: number | null
}

/** Judges a rule by its top 10 at every cut-off, among the topics with enough items to be ranked. */
export function rising(rule: Rule, all: readonly Cutoff[]): Rising {
  const judged = all.map(({ rows }) => rows.filter((row) => row.eligible)).filter((rows) => rows.length > 0)
  return {
    p_at_10: mean(
      judged.map(
        (rows) =>
          rule(rows)
            .slice(0, TOP)
            .filter((row) => row.hit).length / TOP,
      ),
    ),
    ndcg_at_10: mean(judged.flatMap((rows) => ndcg(rule(rows), rows) ?? [])),
  }
}

/** `null` when nothing rose, so that no order was better than another. */
function ndcg(ordered: readonly Row[], rows: readonly Row[]): number | null {
  const best = discounted([...rows].sort((a, b) => b.gain - a.gain))
  return best > 0 ? discounted(ordered) / best : null
}

function discounted(rows: readonly Row[]): number {
  return rows.slice(0, TOP).reduce((sum, { gain }, i) => sum + gain / Math.log2(i + 2), 0)
}

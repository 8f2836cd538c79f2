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
  const judged = all.flatMap(({ rows }) => {
    const eligible = rows.filter((row) => row.eligible)
    return eligible.length > 0 ? { eligible, top: rule(eligible).slice(0, TOP) } : []
  })
  return {
    p_at_10: mean(judged.map(({ top }) => top.filter((row) => row.hit).length / TOP)),
    ndcg_at_10: mean(judged.flatMap(({ top, eligible }) => ndcg(top, eligible) ?? [])),
  }
}

/** `null` when nothing rose, so that no order was better than another. */
function ndcg(top: readonly Row[], eligible: readonly Row[]): number | null {
  const best = discounted([...eligible].sort((a, b) => b.gain - a.gain).slice(0, TOP))
  return best > 0 ? discounted(top) / best : null
}

function discounted(rows: readonly Row[]): number {
  return rows.reduce((sum, { gain }, i) => sum + gain / Math.log2(i + 2), 0)
}

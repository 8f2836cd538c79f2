import { roundLevel, roundMicro } from '../statistics/round.ts'
import { midRanks } from '../statistics/tally.ts'
import { type AgeFit, fitAge, type Learned, learn, nothingLearned } from './fit.ts'
import type { VotesAtAge } from './listing-ages.ts'
import type { Sums } from './sums.ts'

/** What settled items have taught, by ladder age. */
export type LearnedByAge = ReadonlyMap<number, Learned>

/** A settled day: its items' votes at each ladder age, as they are stored, and in the end. */
export interface SettledDay {
  ages: readonly (readonly [age: number, votes: readonly VotesAtAge[]])[]
  finalVotes: ReadonlyMap<number, number>
}

/**
 * Takes in one settled day. Items are compared with those of their own listing at the same age; one whose final
 * votes are not known teaches nothing.
 */
export function learnDay(learned: LearnedByAge, { ages, finalVotes }: SettledDay): LearnedByAge {
  const after = new Map(learned)
  for (const [age, votes] of ages) {
    const ranks = midRanks(votes.map(([, count]) => count))
    const settled = votes.flatMap(([id, count], i) => {
      const final = finalVotes.get(id)
      return final === undefined ? [] : [{ votes: count, midRank: ranks[i] ?? 0.5, finalVotes: final }]
    })
    const { sums, residuals } = learn(after.get(age) ?? nothingLearned(), settled)
    after.set(age, { sums: rounded(sums), residuals })
  }
  return after
}

/** The fits at the ages at which enough items have settled, ordered by age. */
export function fitsOf(learned: LearnedByAge): AgeFit[] {
  return [...learned]
    .sort(([one], [other]) => one - other)
    .flatMap(([age, known]) => {
      const fit = fitAge(age, known)
      return fit === null ? [] : [roundedFit(fit)]
    })
}

/** As it is stored: age -> its sums and residuals. */
export function textOfLearned(learned: LearnedByAge): string {
  return JSON.stringify(Object.fromEntries(learned))
}

export function learnedFrom(text: string): LearnedByAge {
  const entries = Object.entries(JSON.parse(text) as Record<string, Learned>)
  return new Map(entries.map(([age, known]) => [Number(age), known]))
}

/** The last bits of a logarithm, which engines may compute differently, never reach a row. */
function rounded({ n, x, m, y, xx, xm, mm, xy, my }: Sums): Sums {
  return {
    n,
    x: roundLevel(x),
    m: roundLevel(m),
    y: roundLevel(y),
    xx: roundLevel(xx),
    xm: roundLevel(xm),
    mm: roundLevel(mm),
    xy: roundLevel(xy),
    my: roundLevel(my),
  }
}

function roundedFit({ age, a, b, c, bins, items }: AgeFit): AgeFit {
  return {
    age,
    a: roundMicro(a),
    b: roundMicro(b),
    c: roundMicro(c),
    bins: bins.map(({ upTo, lo, hi }) => ({ upTo, lo: roundMicro(lo), hi: roundMicro(hi) })),
    items,
  }
}

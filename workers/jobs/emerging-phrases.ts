import { matcher } from '../topics/index.ts'
import { type MergedPhrase, mergeNested, type RankedPhrase, rankPhrases } from '../topics/phrases.ts'
import type { Listed } from '../trends/baseline.ts'
import { ENOUGH_RECENT, emergingScore } from '../trends/emerging.ts'

/** Most phrases compared with the half year before, and most kept of one day; a dozen is usual. */
const MOST_COMPARED = 93
const MOST_KEPT = 50

/** In how many recent items and titles a phrase was found. */
export interface RecentPhrase {
  phrase: string
  items: number
  inTitle: number
}

type Candidate = RankedPhrase<RecentPhrase>

/** A phrase that is emerging. */
export interface CalledPhrase extends Candidate {
  /** Items in the half year before. */
  before: number
  /** What it is ordered by. */
  rank: number
}

/** The phrases that could be emerging: those with enough recent items that no topic is known by. */
export const candidatesAmong = (recent: readonly RecentPhrase[]): Candidate[] =>
  rankPhrases(recent.filter(({ items }) => items >= ENOUGH_RECENT))
    .filter(({ phrase }) => !isListed(phrase))
    .slice(0, MOST_COMPARED)

/** Those that are emerging, in the order of their cautious lift, ties by phrase. */
export function calledAmong(
  candidates: readonly Candidate[],
  beforeOf: (phrase: string) => number,
  all: Listed,
): CalledPhrase[] {
  const called = candidates.flatMap((candidate) => {
    const before = beforeOf(candidate.phrase)
    const score = emergingScore({ recent: candidate.items, baseline: before }, all)
    return score === null ? [] : [{ ...candidate, before, rank: score.rankUp }]
  })
  return called.sort((a, b) => b.rank - a.rank || (a.phrase < b.phrase ? -1 : 1))
}

/**
 * Those worth a line: the longest of nested ones, and none that is never found outside a longer phrase.
 *
 * @param textOf a phrase as it is written: acronyms of the taxonomy are told by their capitals
 */
export const keptAmong = (
  called: readonly CalledPhrase[],
  textOf: (phrase: string) => string,
): MergedPhrase<CalledPhrase>[] =>
  mergeNested(called.filter(({ phrase }) => !isListed(textOf(phrase))))
    .filter(({ score }) => score > 0)
    .slice(0, MOST_KEPT)

const isListed = (phrase: string): boolean =>
  matcher.match(phrase, null).length > 0 || matcher.spellsAlias(phrase.split(' '))

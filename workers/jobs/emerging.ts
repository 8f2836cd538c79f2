import { frequentPhrases, itemsOfPhrases, type PhraseExample, phraseExamples } from '../store/phrases.ts'
import { matcher } from '../topics/index.ts'
import { mergeNested, rankPhrases } from '../topics/phrases.ts'
import { windows } from '../trends/baseline.ts'
import {
  type Emerging,
  ENOUGH_RECENT,
  emergingScore,
  listedPhrases,
  phrasesThatHeld,
  type Record28,
} from '../trends/emerging.ts'
import type { Day, SourceId } from '../types.ts'

/** Most phrases compared with the half year before, and most kept of one day; a dozen is usual. */
const MOST_COMPARED = 93
const MOST_KEPT = 50

/** What was called emerging at the end of earlier weeks; `null` where that week was not kept. */
export interface EarlierCalls {
  lastWeek: Emerging | null
  /** Given at the end of a week: then the calls of four weeks before can be checked. */
  fourWeeksAgo: Emerging | null
}

/**
 * The phrases emerging at the end of a day, with some of their items: those that no topic is known by, in the order
 * of their cautious lift. What is never found outside a longer phrase is none of its own.
 *
 * @param listed items of the two windows
 */
export async function emergingOn(
  db: D1Database,
  source: SourceId,
  day: Day,
  listed: { recent: number; baseline: number },
  { lastWeek, fourWeeksAgo }: EarlierCalls,
): Promise<{ emerging: Emerging; examples: PhraseExample[] }> {
  const { recent, baseline } = windows(day)
  const asked = fourWeeksAgo?.phrases.map(({ phrase }) => phrase) ?? []
  const rows = await frequentPhrases(db, source, recent, ENOUGH_RECENT, asked)
  const candidates = rankPhrases(rows.filter(({ items }) => items >= ENOUGH_RECENT))
    .filter(({ phrase }) => !isListed(phrase))
    .slice(0, MOST_COMPARED)
  const before = await itemsOfPhrases(
    db,
    source,
    baseline,
    candidates.map(({ phrase }) => phrase),
  )
  const all = listedPhrases(listed.recent, listed.baseline)

  const called = candidates.flatMap((candidate) => {
    const counts = { recent: candidate.items, baseline: before.get(candidate.phrase) ?? 0 }
    const scored = emergingScore(counts, all)
    return scored === null ? [] : [{ ...candidate, ...counts, rank: scored.rankUp }]
  })
  called.sort((a, b) => b.rank - a.rank || (a.phrase < b.phrase ? -1 : 1))
  const found = called.map(({ phrase }) => phrase)
  const examples = found.length === 0 ? [] : await phraseExamples(db, source, found, recent.from, recent.to)
  const textOf = new Map(examples.map(({ phrase, text }) => [phrase, text]))
  // Acronyms are told by their capitals, which only the text as written has.
  const unlisted = called.filter(({ phrase }) => !isListed(textOf.get(phrase) ?? ''))
  const kept = mergeNested(unlisted)
    .filter(({ score }) => score > 0)
    .slice(0, MOST_KEPT)
  const phrases = kept.map(({ phrase, recent, baseline, inTitle, nested }) => ({
    phrase,
    text: textOf.get(phrase) ?? phrase,
    recent,
    baseline,
    inTitle,
    nested,
  }))
  const recentOf = new Map(rows.map(({ phrase, items }) => [phrase, items]))
  return {
    emerging: { all, phrases, record: recordOf(lastWeek, fourWeeksAgo, recentOf, listed.recent) },
    examples: examples.filter(({ phrase }) => kept.some((one) => one.phrase === phrase)),
  }
}

const isListed = (phrase: string): boolean =>
  matcher.match(phrase, null).length > 0 || matcher.spellsAlias(phrase.split(' '))

/** What has become of the calls, with those of four weeks ago that can be checked now. */
function recordOf(
  lastWeek: Emerging | null,
  fourWeeksAgo: Emerging | null,
  recentOf: ReadonlyMap<string, number>,
  listed: number,
): Record28 {
  const { calls, hits } = lastWeek?.record ?? { calls: 0, hits: 0 }
  if (fourWeeksAgo === null) return { calls, hits }
  const checked = phrasesThatHeld(fourWeeksAgo, (phrase) => recentOf.get(phrase) ?? 0, listed)
  return { calls: calls + checked.calls, hits: hits + checked.hits }
}

import { type PhraseExample, type PhraseRow, phraseCounts, phraseExamples } from '../store/phrases.ts'
import { matcher } from '../topics/index.ts'
import { mergeNested, rankPhrases } from '../topics/phrases.ts'
import { type Listed, windows } from '../trends/baseline.ts'
import {
  type Emerging,
  ENOUGH_RECENT,
  emergingScore,
  phrasesThatHeld,
  type Record28,
} from '../trends/emerging.ts'
import type { Score } from '../trends/score.ts'
import type { Day, SourceId } from '../types.ts'

/** Most phrases kept of one day; a dozen is usual. */
const MOST_PHRASES = 50

/** What was called emerging at the end of earlier weeks; `null` where that week was not kept. */
export interface EarlierCalls {
  lastWeek: Emerging | null
  /** Given at the end of a week: then the calls of four weeks before can be checked. */
  fourWeeksAgo: Emerging | null
}

/** The phrases emerging at the end of a day, with some of their items. */
export async function emergingOn(
  db: D1Database,
  source: SourceId,
  day: Day,
  { lastWeek, fourWeeksAgo }: EarlierCalls,
): Promise<{ emerging: Emerging; examples: PhraseExample[] }> {
  const { recent, baseline } = windows(day)
  const asked = fourWeeksAgo?.phrases.map(({ phrase }) => phrase) ?? []
  const { phrases, listed, mean } = await phraseCounts(db, source, { recent, baseline }, ENOUGH_RECENT, asked)
  const items = listed.recent + listed.baseline
  const all: Listed = { ...listed, meanShare: items > 0 ? mean / items : 0 }

  const called = calledAmong(phrases, all)
  const found = called.map(({ phrase }) => phrase)
  const examples = found.length === 0 ? [] : await phraseExamples(db, source, found, recent.from, recent.to)
  const textOf = new Map<string, string>()
  for (const { phrase, text } of examples) if (!textOf.has(phrase)) textOf.set(phrase, text)
  const unlisted = called
    .map((call) => ({ ...call, text: textOf.get(call.phrase) ?? call.phrase }))
    // Acronyms are told by their capitals, which only the text as written has.
    .filter(({ text }) => !isListed(text))
  const kept = mergeNested(unlisted)
    .filter(({ term }) => term > 0)
    .slice(0, MOST_PHRASES)
  return {
    emerging: {
      all,
      phrases: kept.map(({ phrase, text, items, baseline, inTitle, nested }) => ({
        phrase,
        text,
        recent: items,
        baseline,
        inTitle,
        nested,
      })),
      record: recordOf(lastWeek, fourWeeksAgo, phrases, listed.recent),
    },
    examples: examples.filter(({ phrase }) => kept.some((one) => one.phrase === phrase)),
  }
}

interface Called {
  phrase: string
  items: number
  inTitle: number
  baseline: number
  /** How much of a term it is; 0 or less when it is never found outside longer phrases. */
  term: number
}

/** The phrases that are emerging and that no topic is known by, in the order of their cautious lift. */
function calledAmong(rows: readonly PhraseRow[], all: Listed): Called[] {
  const candidates = rows
    .filter(({ recent }) => recent >= ENOUGH_RECENT)
    .map(({ phrase, recent, baseline, inTitle }) => ({ phrase, items: recent, inTitle, baseline }))
  const scored: { call: Called; score: Score }[] = []
  for (const { score: term, ...call } of rankPhrases(candidates)) {
    const score = emergingScore({ recent: call.items, baseline: call.baseline }, all)
    if (score !== null && !isListed(call.phrase)) scored.push({ call: { ...call, term }, score })
  }
  scored.sort((a, b) => b.score.rankUp - a.score.rankUp || (a.call.phrase < b.call.phrase ? -1 : 1))
  return scored.map(({ call }) => call)
}

const isListed = (phrase: string): boolean =>
  matcher.match(phrase, null).length > 0 || matcher.spellsAlias(phrase.split(' '))

/** What has become of the calls, with those of four weeks ago that can be checked now. */
function recordOf(
  lastWeek: Emerging | null,
  fourWeeksAgo: Emerging | null,
  rows: readonly PhraseRow[],
  listed: number,
): Record28 {
  const { calls, hits } = lastWeek?.record ?? { calls: 0, hits: 0 }
  if (fourWeeksAgo === null) return { calls, hits }
  const recentOf = new Map(rows.map(({ phrase, recent }) => [phrase, recent]))
  const checked = phrasesThatHeld(fourWeeksAgo, (phrase) => recentOf.get(phrase) ?? 0, listed)
  return { calls: calls + checked.calls, hits: hits + checked.hits }
}

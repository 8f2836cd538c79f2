import { frequentPhrases, itemsOfPhrases, type PhraseExample, phraseExamples } from '../store/phrases.ts'
import { windows } from '../trends/baseline.ts'
import {
  type Emerging,
  ENOUGH_RECENT,
  listedPhrases,
  phrasesThatHeld,
  type Record28,
} from '../trends/emerging.ts'
import type { Day, SourceId } from '../types.ts'
import { calledAmong, candidatesAmong, keptAmong } from './emerging-phrases.ts'

/** What was called emerging at the end of earlier weeks; `null` where that week was not kept. */
export interface EarlierCalls {
  lastWeek: Emerging | null
  /** Given at the end of a week: then the calls of four weeks before can be checked. */
  fourWeeksAgo: Emerging | null
}

/**
 * The phrases emerging at the end of a day, with some of their items.
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
  const candidates = candidatesAmong(rows)
  const names = candidates.map(({ phrase }) => phrase)
  const before = await itemsOfPhrases(db, source, baseline, names)
  const all = listedPhrases(listed.recent, listed.baseline)
  const called = calledAmong(candidates, (phrase) => before.get(phrase) ?? 0, all)

  const found = called.map(({ phrase }) => phrase)
  const examples = found.length === 0 ? [] : await phraseExamples(db, source, found, recent.from, recent.to)
  // Of the examples of a phrase the most upvoted one comes first.
  const texts = new Map(examples.map(({ phrase, text }) => [phrase, text] as const).reverse())
  const textOf = (phrase: string) => texts.get(phrase) ?? phrase
  const kept = keptAmong(called, textOf)
  const phrases = kept.map(({ phrase, items, before, inTitle, nested }) => ({
    phrase,
    text: textOf(phrase),
    recent: items,
    baseline: before,
    inTitle,
    nested,
  }))
  const recentOf = new Map(rows.map(({ phrase, items }) => [phrase, items]))
  return {
    emerging: { all, phrases, record: recordOf(lastWeek, fourWeeksAgo, recentOf, listed.recent) },
    examples: examples.filter(({ phrase }) => kept.some((one) => one.phrase === phrase)),
  }
}

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

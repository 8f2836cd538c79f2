import { DAY, startOf } from '../days.ts'
import { lessons, saveLessons, type TaughtDay } from '../store/vote-model.ts'
import { fitsOf, learnDay, learnedFrom, textOfLearned } from '../trends/votes/learned.ts'
import type { VotesAtAge } from '../trends/votes/listing-ages.ts'
import type { Day, Moment, SourceId } from '../types.ts'
import type { Effects } from './effects.ts'

const DAYS_AT_ONCE = 5
/** So many votes at an age can be learned from within a few milliseconds in a Worker that has just started. */
const VOTES_AT_ONCE = 1000

/** Votes seen once the listing was so old count as final: after two weeks hardly any more come. */
const SETTLED_AFTER = 14 * DAY

/**
 * Learns from the next settled days how votes at an age become final votes, and fits the forecasts anew. Each
 * day teaches once, in the order of the days; a day that comes in after a later one has taught does not.
 *
 * @param before the last day that was learned from
 * @param through the last day that has settled
 * @returns the last day learned from now
 */
export async function learnVotes(
  source: SourceId,
  before: Day | null,
  through: Day,
  at: Moment,
  { env }: Effects,
): Promise<Day | null> {
  const { learned: text, days } = await lessons(env.DB, source, through, DAYS_AT_ONCE)
  let learned = learnedFrom(text)
  let last: Day | null = null
  let votes = 0
  for (const taught of days) {
    const ages = JSON.parse(taught.votes) as [number, VotesAtAge[]][]
    votes += ages.reduce((sum, [, known]) => sum + known.length, 0)
    if (last !== null && votes > VOTES_AT_ONCE) break
    if (hasSettled(taught)) {
      learned = learnDay(learned, {
        ages,
        finalVotes: new Map(JSON.parse(taught.finalVotes) as [number, number][]),
      })
    }
    last = taught.day
  }
  if (last === null) return null
  const fits = JSON.stringify(fitsOf(learned))
  await saveLessons(env.DB, source, { before, through: last, learned: textOfLearned(learned), fits }, at)
  return last
}

const hasSettled = ({ day, lookedAt }: TaughtDay): boolean =>
  lookedAt !== null && lookedAt >= startOf(day) + SETTLED_AFTER

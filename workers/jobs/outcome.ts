import { addDays } from '../days.ts'
import { firstCalls, firstEmerging } from '../digest/calls.ts'
import { examplesOf, type KeptPeriod, keptPeriods } from '../store/following.ts'
import type { EndedPeriod, Publication } from '../store/save-following.ts'
import { RECENT_DAYS } from '../trends/baseline.ts'
import { endsPeriod, periodOf, periodsBetween } from '../trends/calendar.ts'
import { callsThatHeld, type Ranking, rankingOf, statesOf } from '../trends/calls.ts'
import type { Emerging } from '../trends/emerging.ts'
import type { Following } from '../trends/following.ts'
import type { Day, SourceId } from '../types.ts'
import { emergingOn } from './emerging.ts'

export const isKept = (day: Day): boolean => endsPeriod(day, 'week') || endsPeriod(day, 'month')

/**
 * What there is to store when following has come to a day: the periods that end with it, and what is published.
 *
 * @param levels the state as text
 * @param isLast whether it is the last day that can be followed
 */
export async function outcomeOf(
  db: D1Database,
  generation: number,
  source: SourceId,
  state: Following,
  levels: string,
  isLast: boolean,
): Promise<{ ended: EndedPeriod[]; publication: Publication | null }> {
  const { day } = state
  if (!isLast && !isKept(day)) return { ended: [], publication: null }
  const lastWeek = periodOf(addDays(day, -7), 'week')
  const fourWeeksAgo = periodOf(addDays(day, -RECENT_DAYS), 'week')
  const kept = await keptPeriods(db, generation, source, [lastWeek, fourWeeksAgo])
  const before = kept.find(({ period }) => period === lastWeek) ?? null
  const past = endsPeriod(day, 'week') ? (kept.find(({ period }) => period === fourWeeksAgo) ?? null) : null
  // At the end of a month nobody asks which phrases are emerging.
  const found =
    isLast || endsPeriod(day, 'week')
      ? await emergingOn(db, source, day, state.items, {
          lastWeek: emergingIn(before),
          fourWeeksAgo: emergingIn(past),
        })
      : null
  return {
    ended: periodsEndedWith(state, levels, before, past, found?.emerging ?? null),
    publication:
      isLast && found !== null
        ? {
            ...(await publicationOf(db, generation, source, state)),
            emerging: JSON.stringify({ ...found.emerging, examples: byPhrase(found.examples) }),
            firstEmerging: JSON.stringify(firstEmerging(found.emerging)),
          }
        : null,
  }
}

const emergingIn = (kept: KeptPeriod | null): Emerging | null =>
  kept?.emerging == null ? null : (JSON.parse(kept.emerging) as Emerging)

const byPhrase = <Example extends { phrase: string }>(examples: readonly Example[]) =>
  Object.groupBy(examples, ({ phrase }) => phrase)

/** The week and the month that end with this day, with the calls of four weeks ago checked at the end of a week. */
function periodsEndedWith(
  state: Following,
  levels: string,
  before: KeptPeriod | null,
  past: KeptPeriod | null,
  emerging: Emerging | null,
): EndedPeriod[] {
  const { day, items, complete } = state
  const { calls = 0, hits = 0 } = before ?? {}
  const checked =
    past === null ? { calls: 0, hits: 0 } : callsThatHeld(JSON.parse(past.ranking) as Ranking, state)
  return (['week', 'month'] as const)
    .filter((interval) => endsPeriod(day, interval))
    .map((interval) => ({
      period: periodOf(day, interval),
      firstDay: periodsBetween(day, day, interval)[0]?.from ?? day,
      lastDay: day,
      items: items[interval],
      completeDays: complete[interval],
      levels,
      ranking: JSON.stringify(rankingOf(state)),
      emerging: interval === 'week' && emerging !== null ? JSON.stringify(emerging) : null,
      calls: calls + checked.calls,
      hits: hits + checked.hits,
    }))
}

async function publicationOf(
  db: D1Database,
  generation: number,
  source: SourceId,
  state: Following,
): Promise<Omit<Publication, 'emerging' | 'firstEmerging'>> {
  const ranking = rankingOf(state)
  const from = addDays(state.day, 1 - RECENT_DAYS)
  const called = ranking.calls.map(({ topic }) => topic)
  const examples =
    called.length === 0 ? [] : await examplesOf(db, generation, source, called, from, state.day)
  return {
    day: state.day,
    ranking: JSON.stringify({ ...ranking, examples: Object.groupBy(examples, ({ topic }) => topic) }),
    states: JSON.stringify(statesOf(state)),
    firstCalls: JSON.stringify(firstCalls(ranking)),
  }
}

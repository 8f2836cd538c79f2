import { DAYS_WATCHED } from '../collect/schedule.ts'
import { addDays, dayOf } from '../days.ts'
import { DAYS_OF_LADDER } from '../trends/votes/listing-ages.ts'
import type { Day, Moment, Source, SourceId } from '../types.ts'

/** How far what is known of a source's votes has come. */
export interface VoteState {
  source: SourceId
  /** The last day whose votes at the ladder ages were found out, and the first closed day after it. */
  agedThrough: Day | null
  nextToAge: Day | null
  /** The last day that was learned from, and the first after it whose votes at some age are known. */
  learnedThrough: Day | null
  nextToLearn: Day | null
}

/** Something to do about votes. */
export type VoteJob =
  | { kind: 'age-listing'; source: SourceId; before: Day | null }
  | { kind: 'learn-votes'; source: SourceId; before: Day | null; through: Day }

/**
 * What there is to do about votes. A day can be learned from once nobody looks at its listing any more, and all
 * ladder ages of its items are known.
 */
export function voteJobs(
  sources: readonly Source[],
  states: readonly VoteState[],
  at: Moment,
): { aging: VoteJob[]; learning: VoteJob[] } {
  const settled = addDays(dayOf(at), -DAYS_WATCHED - 1)
  const known = sources.flatMap((source) => {
    const state = states.find((one) => one.source === source.id)
    return state === undefined ? [] : [{ source, state }]
  })
  return {
    aging: known.flatMap(({ source, state }): VoteJob[] =>
      state.nextToAge === null ? [] : [{ kind: 'age-listing', source: source.id, before: state.agedThrough }],
    ),
    learning: known.flatMap(({ source, state }): VoteJob[] => {
      const { agedThrough, learnedThrough, nextToLearn } = state
      if (!source.votesSettle || agedThrough === null || nextToLearn === null) return []
      const whole = addDays(agedThrough, -DAYS_OF_LADDER)
      const through = whole < settled ? whole : settled
      return nextToLearn <= through
        ? [{ kind: 'learn-votes', source: source.id, before: learnedThrough, through }]
        : []
    }),
  }
}

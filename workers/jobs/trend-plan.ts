import { addDays, dayOf } from '../days.ts'
import type { Day, Moment, Source, SourceId } from '../types.ts'

/** How far counting with the newest generation has come. */
export interface TrendState {
  /** The newest generation; `null` before there is one. */
  generation: { id: number; version: string; state: 'building' | 'served' | 'retired' } | null
  /** Whether an item waits for its tags. */
  untagged: boolean
  /** Days whose topics have to be counted, the oldest first. */
  uncounted: { source: SourceId; day: Day }[]
  follows: FollowState[]
  /** A generation that nobody needs any more. */
  retired: number | null
}

export interface FollowState {
  source: SourceId
  /** The first day on which something was counted. */
  firstDay: Day | null
  followed: Day | null
  rewindTo: Day | null
}

/** Something to do about topics and trends. */
export type TrendJob =
  | { kind: 'new-generation' }
  | { kind: 'tag'; generation: number }
  | { kind: 'count-topics'; generation: number; days: { source: SourceId; day: Day }[] }
  | { kind: 'follow-topics'; generation: number; source: SourceId; through: Day }
  | { kind: 'serve-generation'; generation: number }
  | { kind: 'forget-generation'; generation: number }

export interface TrendJobs {
  begin: TrendJob[]
  tagging: TrendJob[]
  counting: TrendJob[]
  following: TrendJob[]
  finishing: TrendJob[]
}

const DAYS_COUNTED_AT_ONCE = 14

/**
 * What there is to do about topics, step after step: all items are tagged before days are counted, and days are counted
 * and closed before they are followed.
 */
export function trendJobs(
  sources: readonly Source[],
  state: TrendState,
  unclosed: { source: SourceId; day: Day }[],
  version: string,
  at: Moment,
): TrendJobs {
  const { generation, untagged, uncounted, retired } = state
  if (generation === null || generation.version !== version || generation.state === 'retired') {
    return { begin: [{ kind: 'new-generation' }], tagging: [], counting: [], following: [], finishing: [] }
  }
  const { id } = generation
  const counting: TrendJob[] =
    untagged || uncounted.length === 0
      ? []
      : [{ kind: 'count-topics', generation: id, days: uncounted.slice(0, DAYS_COUNTED_AT_ONCE) }]
  const following = sources.flatMap(({ id: source }): TrendJob[] => {
    const through = lastDayToFollow(source, uncounted, unclosed, at)
    const follow = state.follows.find((one) => one.source === source)
    return follow !== undefined && isBehind(follow, through)
      ? [{ kind: 'follow-topics', generation: id, source, through }]
      : []
  })
  const complete = !untagged && uncounted.length === 0 && following.length === 0
  return {
    begin: [],
    tagging: untagged ? [{ kind: 'tag', generation: id }] : [],
    counting,
    following,
    finishing: [
      ...(generation.state === 'building' && complete
        ? [{ kind: 'serve-generation' as const, generation: id }]
        : []),
      ...(retired === null ? [] : [{ kind: 'forget-generation' as const, generation: retired }]),
    ],
  }
}

/** A day is followed when it and all before it are closed and counted; a day nobody looked at needs neither. */
function lastDayToFollow(
  source: SourceId,
  uncounted: readonly { source: SourceId; day: Day }[],
  unclosed: readonly { source: SourceId; day: Day }[],
  at: Moment,
): Day {
  const waiting = [...uncounted, ...unclosed]
    .filter((one) => one.source === source)
    .map(({ day }) => addDays(day, -1))
  return [addDays(dayOf(at), -2), ...waiting].sort()[0] ?? ''
}

const isBehind = ({ firstDay, followed, rewindTo }: FollowState, through: Day): boolean =>
  firstDay !== null &&
  firstDay <= through &&
  (followed === null || followed < through || (rewindTo !== null && rewindTo <= through))

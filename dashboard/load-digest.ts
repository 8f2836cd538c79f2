import type { RequestEnv } from '../workers/api/context.ts'
import { dayOf } from '../workers/days.ts'
import { type Digest, isEmpty } from '../workers/digest/digest.ts'
import {
  type DigestInterval,
  type DigestPeriod,
  newestClosed,
  periodAfter,
  periodBefore,
  periodCalled,
  periodClosesAt,
  periodWith,
} from '../workers/digest/period.ts'
import { sources } from '../workers/sources/index.ts'
import { loadDigests } from '../workers/store/load-digests.ts'
import type { DigestView } from './pages/digest.tsx'

/** The digest of a period that has begun. */
export async function loadDigest({ DB: db, now }: RequestEnv, period: DigestPeriod): Promise<DigestView> {
  const [digest] = await loadDigests(db, sources, [period], now)
  if (digest === undefined) throw new RangeError(`no digest of ${period.name}`)
  return viewOf(digest, now)
}

/** The newest digest that is final: in the first minutes after a day is closed, that of the day before. */
export async function loadNewestDigest(
  { DB: db, now }: RequestEnv,
  interval: DigestInterval,
): Promise<DigestView> {
  const newest = newestClosed(interval, now)
  const digests = await loadDigests(db, sources, [newest, periodBefore(newest)], now)
  const digest = digests.find(({ final }) => final) ?? digests[0]
  if (digest === undefined) throw new RangeError(`no digest of ${newest.name}`)
  return viewOf(digest, now)
}

function viewOf(digest: Digest, now: number): DigestView {
  const { period } = digest
  const next = periodAfter(period)
  return {
    digest,
    // In the first minutes after it is over nothing of it is there.
    open: now < digest.closesAt || (isEmpty(digest) && !digest.final),
    // The first day and week have none before them, and no other that is whole.
    previous: periodCalled(periodBefore(period).name),
    next: now >= periodClosesAt(next) ? next : null,
    other: otherOf(period, now),
    today: dayOf(now),
  }
}

/** Of a day its week, of a week its last day: where that is over. */
function otherOf(period: DigestPeriod, now: number): DigestPeriod | null {
  const other = period.interval === 'day' ? periodWith(period.to, 'week') : periodWith(period.to, 'day')
  return now >= periodClosesAt(other) ? periodCalled(other.name) : null
}

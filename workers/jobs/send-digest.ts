import { MINUTE } from '../days.ts'
import { isEmpty } from '../digest/digest.ts'
import { digestMessage } from '../digest/message.ts'
import { periodCalled } from '../digest/period.ts'
import { digestSettings } from '../digest/settings.ts'
import { sources } from '../sources/index.ts'
import { claimDigest, noteSent, noteUnsent } from '../store/digest-sending.ts'
import { loadDigests } from '../store/load-digests.ts'
import type { Moment } from '../types.ts'
import type { Effects } from './effects.ts'
import { channelsOf, reasonOf } from './tell.ts'

/** How long a digest waits after its first failure; twice as long after each further one. */
const FIRST_RETRY = 15 * MINUTE

/**
 * Sends a digest on one channel, once. It is taken in the database before it is sent, so that of ticks that repeat or
 * overlap one sends it. When it did not get through, it is given back and tried again, four times within four hours. Where
 * nobody can know whether it did - the Worker was killed in between, or no answer came in time - it is not sent again:
 * twice is worse than never, since its page and the feed have it anyway.
 */
export async function sendDigest(
  name: string,
  channelName: string,
  at: Moment,
  effects: Effects,
): Promise<{ sent: string } | { unsent: string } | 'busy'> {
  const { DB: db, DIGEST, SITE_URL } = effects.env
  const period = periodCalled(name)
  const channel = channelsOf(effects.env).find((one) => one.name === channelName)
  if (period === null || channel === undefined) throw new RangeError(`no ${channelName} for ${name}`)
  // Whatever can fail by itself comes first: from the claim on, there is one attempt.
  const [digest] = await loadDigests(db, sources, [period], at)
  const message =
    digest === undefined || isEmpty(digest)
      ? null
      : digestMessage(digest, digestSettings(DIGEST, SITE_URL).origin)
  const failures = await claimDigest(db, name, channelName, at)
  if (failures === null) return 'busy'
  if (message !== null) {
    try {
      await channel.send(message, effects)
    } catch (error) {
      const reason = reasonOf(error)
      const isUnknown = (error as Error).name === 'TimeoutError'
      const retryAt = isUnknown ? null : at + FIRST_RETRY * 2 ** failures
      await noteUnsent(db, name, channelName, reason, retryAt)
      return { unsent: reason }
    }
  }
  await noteSent(db, name, channelName, at)
  return { sent: message === null ? 'nothing to tell' : `${name} by ${channelName}` }
}

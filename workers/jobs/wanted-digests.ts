import { newestClosed, waitsUntil } from '../digest/period.ts'
import { digestSettings } from '../digest/settings.ts'
import type { Env } from '../env.ts'
import type { WantedDigest } from '../store/digest-sending.ts'
import type { Moment } from '../types.ts'
import { channelsOf } from './tell.ts'

/**
 * The digests to be sent at `at`, on each channel by itself: the newest of each kind that is closed, and no earlier one.
 * Of generated data nobody is sent any, or living through a year of it would send hundreds.
 */
export function wantedDigests(env: Env, at: Moment): WantedDigest[] {
  const { intervals } = digestSettings(env.DIGEST)
  if (intervals.length === 0 || env.SAMPLE_DATA === 'true') return []
  const channels = channelsOf(env)
  return intervals.flatMap((interval) => {
    const period = newestClosed(interval, at)
    return channels.map(({ name }) => ({
      period: period.name,
      to: period.to,
      channel: name,
      waited: at >= waitsUntil(period),
    }))
  })
}

/** What is wrong with the settings of digests, in words. */
export function digestProblems(env: Env): string[] {
  const { intervals, problems } = digestSettings(env.DIGEST, env.SITE_URL)
  return intervals.length === 0 || channelsOf(env).length > 0
    ? problems
    : [...problems, 'DIGEST: there is nothing to send it with, neither WEBHOOK_URL nor e-mail']
}

import { matcher } from '../topics/index.ts'
import { candidatePhrases, mergeNested, rankPhrases } from '../topics/phrases.ts'
import { emergingScore, listedPhrases } from '../trends/emerging.ts'
import type { Effects } from './effects.ts'
import { sendDigest } from './send-digest.ts'
import { tag } from './tag.ts'

const SUMMARY =
  'We study slow tidal robots. Salt lamps, and again salt lamps, steer the robots; LAMP-based LAMPs do not.'

/** Tags a made-up item, and asks of made-up counts of its phrases which are emerging. */
export async function rehearseTopics(effects: Effects): Promise<void> {
  await tag(1, 0, effects)
  const found = candidatePhrases('Slow Tidal Robots: a Study of Salt-Lamp Memories', SUMMARY)
  const counts = found.map(({ phrase }, i) => ({ phrase, items: 5 + i, inTitle: i % 5 }))
  mergeNested(rankPhrases(counts))
  for (const { phrase, items } of counts) {
    emergingScore({ recent: items, baseline: 1 }, listedPhrases(500, 2500))
    matcher.match(phrase, null)
  }
}

/** Sends a digest to somebody who does not take it. */
export async function rehearseDigest(effects: Effects): Promise<void> {
  const env = { ...effects.env, WEBHOOK_URL: 'https://localhost', SITE_URL: 'https://localhost' }
  await sendDigest('2000-01-01', 'webhook', 0, { ...effects, env })
}

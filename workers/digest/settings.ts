import { httpsAddress } from '../https-address.ts'
import type { DigestInterval } from './period.ts'

/** What a deployer has asked for, and what of it could not be understood. */
export interface DigestSettings {
  intervals: DigestInterval[]
  /** Origin of the pages that messages lead to; without one they lead nowhere. */
  origin: string | null
  /** In words, for the log. */
  problems: string[]
}

const INTERVALS = new Map<string, DigestInterval>([
  ['daily', 'day'],
  ['weekly', 'week'],
])

/**
 * Reads the vars DIGEST (`daily`, `weekly`, or both with a comma) and SITE_URL. What is wrong with one word leaves the
 * others as they are.
 */
export function digestSettings(digest = '', site = ''): DigestSettings {
  const words = digest
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '')
  const known = new Set(words.flatMap((word) => INTERVALS.get(word) ?? []))
  const origin = httpsAddress(site.trim())?.origin ?? null
  return {
    intervals: [...known],
    origin,
    problems: [
      ...words
        .filter((word) => !INTERVALS.has(word))
        .map((word) => `DIGEST: ${quoted(word)} is neither daily nor weekly`),
      ...(site.trim() === '' || origin !== null
        ? []
        : ['SITE_URL is no https address like https://uptrend.example.workers.dev']),
    ],
  }
}

/** An address may be a webhook's, which is a secret. */
const quoted = (word: string): string => (/[:/@]/.test(word) ? 'an address' : `"${word.slice(0, 40)}"`)

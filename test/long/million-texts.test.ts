import fc from 'fast-check'
import { expect, test } from 'vitest'
import { taxonomy } from '../../workers/topics/index.ts'
import { createMatcher } from '../../workers/topics/matcher.ts'
import { candidatePhrases, MOST_PHRASES } from '../../workers/topics/phrases.ts'
import { textsWith } from '../topics/texts.ts'

const TEXTS = 1_000_000
/** Texts in one case: fast-check's own work for a case is more than the matcher's for a text. */
const AT_ONCE = 100
/** One case in so many is put together to one text of its length a hundred times over, up to 100 KB. */
const ONE_LONG_IN = 40
const LONGEST = 100_000

const { match } = createMatcher(taxonomy)
const ids = new Set(taxonomy.topics.map(({ id }) => id))

/** What holds for every answer, whatever the text. */
function check(title: string, summary: string | null): number {
  const hits = match(title, summary)
  let before = ''
  for (const { topic, strength, evidence } of hits) {
    if (!ids.has(topic) || topic <= before) throw new Error(`${topic} after ${before}`)
    if (strength !== 'about' && strength !== 'mention') throw new Error(strength)
    if (evidence.length === 0) throw new Error(`${topic} without evidence`)
    before = topic
  }
  return hits.length
}

test(`the matcher reads ${TEXTS.toLocaleString('en')} random and adversarial texts without an error`, () => {
  let texts = 0
  let hits = 0
  let long = 0
  let longest = 0
  let cases = 0
  const some = fc.array(textsWith(taxonomy), { minLength: AT_ONCE, maxLength: AT_ONCE, size: 'max' })
  fc.assert(
    fc.property(some, (all) => {
      for (let i = 0; i < all.length; i += 2) hits += check(all[i] ?? '', all[i + 1] ?? null)
      texts += all.length
      if (cases++ % ONE_LONG_IN > 0) return
      const whole = all.join(' ')
      const text = whole.repeat(Math.ceil(LONGEST / (whole.length + 1))).slice(0, LONGEST)
      check(text, text)
      if (candidatePhrases(text.slice(0, 300), text).length > MOST_PHRASES)
        throw new Error('too many phrases')
      long++
      longest = Math.max(longest, text.length)
    }),
    { numRuns: TEXTS / AT_ONCE, seed: 20260301 },
  )
  console.log(`${texts} texts, ${hits} topics found; ${long} more of up to ${longest} characters`)
  expect(texts).toBe(TEXTS)
  expect(hits).toBeGreaterThan(TEXTS)
  expect(longest).toBe(LONGEST)
})

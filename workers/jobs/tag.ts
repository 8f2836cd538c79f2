import { saveTags, type Tagged, untaggedItems } from '../store/tags.ts'
import { matcher } from '../topics/index.ts'
import { candidatePhrases } from '../topics/phrases.ts'
import type { Moment } from '../types.ts'
import type { Effects } from './effects.ts'

/** So many items are matched within a few milliseconds in a Worker that has just started. */
const ITEMS_AT_ONCE = 20

/**
 * Tags the next items with their topics, and notes the phrases of those whose words are new: the taxonomy has no say
 * in phrases, so that a new version of it costs nothing here. Returns how many items there were.
 */
export async function tag(generation: number, at: Moment, { env }: Effects): Promise<number> {
  const items = await untaggedItems(env.DB, generation, ITEMS_AT_ONCE)
  const tagged = items.map(({ id, title, summary, retold, phrased }): Tagged => {
    const hits = matcher.match(title, summary)
    return {
      id,
      retold: retold === 1 ? [title, summary] : null,
      topics: hits.map(({ topic, strength }) => [topic, strength === 'about' ? 2 : 1]),
      phrases: phrased === 1 ? null : phrasesOf(title, summary),
    }
  })
  if (tagged.length > 0) await saveTags(env.DB, generation, tagged, at)
  return tagged.length
}

const phrasesOf = (title: string, summary: string | null): NonNullable<Tagged['phrases']> =>
  candidatePhrases(title, summary).map(({ phrase, inTitle, text }) => [phrase, inTitle ? 1 : 0, text])

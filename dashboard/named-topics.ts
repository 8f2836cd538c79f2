import type { Topic } from '../workers/topics/taxonomy.ts'

/**
 * Topics with all of these words at the beginnings of words of their names or aliases; when there are none, those that
 * have them anywhere, as in `storage` for `rag`.
 */
export function topicsNamed(topics: readonly Topic[], typed: string): Topic[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const texts = topics.map(({ id, name, aliases, exact }) =>
    [id, name, ...aliases, ...exact].join(' ').toLowerCase(),
  )
  const having = (found: (text: string, word: string) => boolean) =>
    topics.filter((_, i) => words.every((word) => found(texts[i] ?? '', word)))
  const begun = having(hasWordWith)
  return begun.length > 0 ? begun : having((text, word) => text.includes(word))
}

const LETTER = /[\p{L}\p{N}]/u

/** Whether a word of a text begins so. */
function hasWordWith(text: string, beginning: string): boolean {
  let at = text.indexOf(beginning)
  while (at > 0 && LETTER.test(text.charAt(at - 1))) at = text.indexOf(beginning, at + 1)
  return at >= 0
}

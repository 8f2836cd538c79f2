import { foldWord } from '../../workers/topics/fold.ts'
import type { Taxonomy } from '../../workers/topics/taxonomy.ts'
import { wordsOf } from '../../workers/topics/words.ts'

/** How often each alias stands in a text, by `topic: alias`; looked for place by place, without a trie. */
export type NaiveSearch = (text: string) => Map<string, number>

const fold = (words: readonly string[]) => words.map((word) => foldWord(word.toLowerCase()))

/** The plainest way to find aliases, to compare the matcher with. */
export function createNaiveSearch({ topics }: Taxonomy): NaiveSearch {
  const folded = new Map<string, string>()
  const exact = new Map<string, string>()
  let longest = 0
  for (const { id, aliases, exact: acronyms } of topics) {
    for (const [list, into, spell] of [
      [aliases, folded, fold],
      [acronyms, exact, (words: readonly string[]) => words],
    ] as const) {
      for (const alias of list) {
        const words = spell(wordsOf(alias))
        longest = Math.max(longest, words.length)
        if (!into.has(words.join(' '))) into.set(words.join(' '), `${id}: ${alias}`)
      }
    }
  }
  return (text) => {
    const written = wordsOf(text)
    const found = new Map<string, number>()
    for (const [words, names] of [
      [fold(written), folded],
      [written, exact],
    ] as const) {
      for (let first = 0; first < words.length; first++) {
        for (let end = first + 1; end <= Math.min(words.length, first + longest); end++) {
          const name = names.get(words.slice(first, end).join(' '))
          if (name !== undefined) found.set(name, (found.get(name) ?? 0) + 1)
        }
      }
    }
    return found
  }
}

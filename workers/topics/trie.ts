import { foldWord, formsOf } from './fold.ts'
import type { Taxonomy, Topic } from './taxonomy.ts'
import { wordsOf } from './words.ts'

/** One alias of one topic. */
export interface Alias {
  topic: Topic
  /** As the taxonomy writes it. */
  text: string
}

/** Where the words so far have led: the alias they spell, and the words that may follow. */
export interface Branch {
  alias: Alias | undefined
  next: Branches | undefined
}

export type Branches = Map<string, Branch>

/** The aliases of a taxonomy, word by word. */
export interface Trie {
  /** By lower-cased word, singular and plural leading to the same branch. */
  folded: Branches
  /** By word as written, for acronyms. */
  exact: Branches
}

/** An alias as the trie spells it: its words, lower-cased and in the singular. */
export function foldAlias(alias: string): string[] {
  return wordsOf(alias).map((word) => foldWord(word.toLowerCase()))
}

/** Builds the trie of all aliases. Of two that are spelled alike the first one stays. */
export function buildTrie(taxonomy: Taxonomy): Trie {
  const trie: Trie = { folded: new Map(), exact: new Map() }
  for (const topic of taxonomy.topics) {
    for (const text of topic.aliases) plant(trie.folded, foldAlias(text), formsOf, { topic, text })
    for (const text of topic.exact) plant(trie.exact, wordsOf(text), asWritten, { topic, text })
  }
  return trie
}

const asWritten = (word: string) => [word]

function plant(root: Branches, words: string[], formsOfWord: (word: string) => string[], alias: Alias): void {
  let branches = root
  let branch: Branch | undefined
  for (const word of words) {
    if (branch !== undefined) branches = branch.next ??= new Map()
    branch = branches.get(word)
    if (branch === undefined) {
      branch = { alias: undefined, next: undefined }
      for (const form of formsOfWord(word)) branches.set(form, branch)
    }
  }
  if (branch !== undefined) branch.alias ??= alias
}

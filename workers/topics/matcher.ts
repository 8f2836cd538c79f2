import { count, type Evidence, type Tally } from './evidence.ts'
import type { Taxonomy } from './taxonomy.ts'
import { type Branch, buildTrie, foldAlias, type Trie } from './trie.ts'
import { splitWords } from './words.ts'

export type { Evidence } from './evidence.ts'

/** `about`: in the title, or at least twice in the summary. `mention`: found at all. */
export type Strength = 'about' | 'mention'

/** A topic found in an item, and what shows it. */
export interface TopicHit {
  /** The topic's id. */
  topic: string
  strength: Strength
  evidence: Evidence[]
}

export interface Matcher {
  /** The version of the taxonomy that it matches. */
  version: string
  /**
   * The topics of one item, by topic id. Every alias found counts, one inside another too:
   * "retrieval-augmented generation" is a hit of itself and of "retrieval-augmented". A topic that is
   * `titleOnly` is neither found nor counted in the summary. Takes any string, time linear in its length.
   */
  match(title: string, summary: string | null): TopicHit[]
  /** Whether these folded words spell an alias, acronyms in any case; a phrase that does is no news. */
  spellsAlias(words: readonly string[]): boolean
}

/**
 * Builds the matcher of a taxonomy: at module scope, for it takes some milliseconds that start-up has.
 * @example createMatcher(taxonomy).match('RAG at scale', null)[0]?.topic // 'rag'
 */
export function createMatcher(taxonomy: Taxonomy): Matcher {
  const trie = buildTrie(taxonomy)
  const acronyms = new Set(
    taxonomy.topics.flatMap(({ exact }) => exact.map((alias) => foldAlias(alias).join(' '))),
  )
  return {
    version: taxonomy.version,
    match(title, summary) {
      const tallies: Tally[] = []
      read(trie, title, 'title', tallies)
      if (summary !== null) read(trie, summary, 'summary', tallies)
      return tallies.map(asHit).sort((a, b) => (a.topic < b.topic ? -1 : 1))
    },
    spellsAlias(words) {
      let branch: Branch | undefined
      for (const [place, word] of words.entries()) {
        branch = (place === 0 ? trie.folded : branch?.next)?.get(word)
      }
      return branch?.alias !== undefined || acronyms.has(words.join(' '))
    },
  }
}

function asHit({ topic, title, summary, evidence }: Tally): TopicHit {
  return { topic: topic.id, strength: title > 0 || summary > 1 ? 'about' : 'mention', evidence }
}

function read(trie: Trie, text: string, where: Evidence['where'], tallies: Tally[]): void {
  const parts = splitWords(text)
  for (let place = 1; place < parts.length; place += 2) {
    const word = parts[place] ?? ''
    const lower = word.toLowerCase()
    const folded = trie.folded.get(lower)
    if (folded !== undefined) follow(folded, parts, place, true, where, tallies)
    // Every acronym has a capital, so most words need not be looked up a second time.
    if (lower === word) continue
    const exact = trie.exact.get(word)
    if (exact !== undefined) follow(exact, parts, place, false, where, tallies)
  }
}

/** Counts every alias that starts at `place`, as far as the branches lead. */
function follow(
  start: Branch,
  parts: string[],
  place: number,
  lowerCased: boolean,
  where: Evidence['where'],
  tallies: Tally[],
): void {
  let branch: Branch | undefined = start
  for (let end = place; branch !== undefined; end += 2) {
    const alias = branch.alias
    if (alias !== undefined && (where === 'title' || !alias.topic.titleOnly)) {
      count(tallies, alias, where, () => parts.slice(place, end + 1).join(''))
    }
    const next: string | undefined = parts[end + 2]
    if (branch.next === undefined || next === undefined) return
    branch = branch.next.get(lowerCased ? next.toLowerCase() : next)
  }
}

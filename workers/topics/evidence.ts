import type { Topic } from './taxonomy.ts'
import type { Alias } from './trie.ts'

/** Longest `text` of a piece of evidence, in characters. */
export const LONGEST_EVIDENCE = 80

/** Which alias was found, where, and how often. */
export interface Evidence {
  /** As the taxonomy writes it. */
  alias: string
  where: 'title' | 'summary'
  count: number
  /** The words as written where it was found first, at most `LONGEST_EVIDENCE` characters. */
  text: string
}

/** What one item says about one topic. */
export interface Tally {
  topic: Topic
  /** How often an alias was found in the title, and in the summary. */
  title: number
  summary: number
  /** In the order of first appearance, the title before the summary. */
  evidence: Evidence[]
}

/** Counts one more place where an alias was found; `text` is asked for only where it is the first. */
export function count(tallies: Tally[], alias: Alias, where: Evidence['where'], text: () => string): void {
  let tally = tallies.find((known) => known.topic === alias.topic)
  if (tally === undefined) {
    tally = { topic: alias.topic, title: 0, summary: 0, evidence: [] }
    tallies.push(tally)
  }
  tally[where]++
  const known = tally.evidence.find((piece) => piece.alias === alias.text && piece.where === where)
  if (known !== undefined) known.count++
  else tally.evidence.push({ alias: alias.text, where, count: 1, text: text().slice(0, LONGEST_EVIDENCE) })
}

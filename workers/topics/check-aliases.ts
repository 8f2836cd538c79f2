import type { Path, Problem } from './lines.ts'
import type { Taxonomy } from './taxonomy.ts'
import { foldAlias } from './trie.ts'
import { wordsOf } from './words.ts'

/**
 * What is wrong with the aliases of a well-formed taxonomy: empty ones, acronyms that could never be found,
 * and aliases that two topics share.
 * @param lineOf the line of a path, for naming the place of the other alias
 */
export function aliasProblems(taxonomy: Taxonomy, lineOf: (path: Path) => number): Problem[] {
  const problems: Problem[] = []
  const owners = new Map<string, { topic: string; path: Path }>()
  for (const { topic, list, alias, path } of aliasesOf(taxonomy)) {
    const folded = foldAlias(alias).join(' ')
    const owner = owners.get(folded)
    let message: string | undefined
    if (folded === '') message = 'is empty: it has no letter or digit'
    else if (list === 'exact' && !startsWithCapital(alias)) message = 'needs a capital in its first word'
    else if (owner === undefined) owners.set(folded, { topic, path })
    else if (owner.topic !== topic) {
      message = `is an alias of topic "${owner.topic}" too (line ${lineOf(owner.path)})`
    }
    if (message === undefined) continue
    problems.push({ path, message: `topic "${topic}": alias ${JSON.stringify(alias)} ${message}` })
  }
  for (const [place, { id, aliases, exact }] of taxonomy.topics.entries()) {
    if (aliases.length + exact.length > 0) continue
    problems.push({ path: ['topics', place], message: `topic "${id}": has no alias` })
  }
  return problems
}

function* aliasesOf({ topics }: Taxonomy) {
  for (const [place, topic] of topics.entries()) {
    for (const list of ['aliases', 'exact'] as const) {
      for (const [nth, alias] of topic[list].entries()) {
        yield { topic: topic.id, list, alias, path: ['topics', place, list, nth] }
      }
    }
  }
}

/** The matcher looks a word up among the acronyms only where it has a capital. */
function startsWithCapital(alias: string): boolean {
  const first = wordsOf(alias)[0] ?? ''
  return first !== first.toLowerCase()
}

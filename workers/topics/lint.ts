import type { Taxonomy } from './taxonomy.ts'
import { foldAlias } from './trie.ts'
import type { AliasUse } from './use.ts'

/** An alias found in more of the items than this says too little, unless its topic is `broad`. */
export const BROAD_SHARE = 0.15
/** With fewer items nothing is said about how aliases are used. */
export const FEWEST_ITEMS = 200

/** Something about an alias that somebody should look at. */
export interface Finding {
  kind: 'too broad' | 'listed twice' | 'shadowed' | 'never found'
  /** An error makes the check fail. */
  level: 'error' | 'warning'
  topic: string
  alias: string
  message: string
  /** Places where it was found, for somebody to judge by. */
  contexts: string[]
}

/**
 * What can be seen in the taxonomy alone: aliases that fold to another one of their topic, and aliases that
 * hold another one of their topic, so that one place in a text counts twice.
 */
export function lintAliases({ topics }: Taxonomy): Finding[] {
  const findings: Finding[] = []
  for (const { id: topic, aliases, exact } of topics) {
    const known = aliases.map((alias) => ({ alias, words: spelled(alias) }))
    const report = (kind: Finding['kind'], alias: string, message: string) =>
      findings.push({ kind, level: 'warning', topic, alias, message, contexts: [] })
    for (const [place, { alias, words }] of known.entries()) {
      const twin = known.slice(0, place).find((other) => other.words === words)
      const inner = known.find((other) => other.words !== words && words.includes(other.words))
      if (twin !== undefined) report('listed twice', alias, `is "${twin.alias}" again`)
      else if (inner !== undefined)
        report('shadowed', alias, `holds "${inner.alias}", so one place counts twice`)
    }
    for (const alias of exact) {
      const twin = known.find(({ words }) => words === spelled(alias))
      if (twin !== undefined) report('listed twice', alias, `is "${twin.alias}" again`)
    }
  }
  return findings
}

/**
 * What the use of the aliases in some items shows: too broad ones, and ones that no item has. Nothing when there
 * are fewer than `FEWEST_ITEMS`.
 * @param uses as `usesOf` gives them
 * @param items how many items they were counted in
 */
export function lintUses({ topics }: Taxonomy, uses: readonly AliasUse[], items: number): Finding[] {
  if (items < FEWEST_ITEMS) return []
  const broad = new Set(topics.filter((topic) => topic.broad).map(({ id }) => id))
  return uses.flatMap(({ topic, alias, items: found, contexts }): Finding[] => {
    if (found === 0) return [{ kind: 'never found', level: 'warning', topic, alias, message: '', contexts }]
    if (found <= BROAD_SHARE * items || broad.has(topic)) return []
    const message = `is found in ${((100 * found) / items).toFixed(1)}% of the items`
    return [{ kind: 'too broad', level: 'error', topic, alias, message, contexts }]
  })
}

/** The words of an alias between spaces, so that one holds another only by whole words. */
const spelled = (alias: string) => ` ${foldAlias(alias).join(' ')} `

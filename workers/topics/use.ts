import type { Evidence } from './evidence.ts'
import type { Matcher } from './matcher.ts'
import type { Taxonomy } from './taxonomy.ts'

/** What the matcher reads of an item. */
export interface Readable {
  title: string
  summary: string | null
}

/** In how many items an alias was found, and some of the places with what stands around them. */
export interface AliasUse {
  topic: string
  alias: string
  items: number
  contexts: string[]
}

/** How much of some items a taxonomy covers. */
export interface Coverage {
  items: number
  /** Items with at least one topic, and with one that they are about. */
  tagged: number
  about: number
}

const AROUND = 40

/**
 * How a taxonomy is used in some items: every alias in its order, those never found too.
 * @param most contexts kept of an alias; they are spread over the items
 */
export function usesOf(
  taxonomy: Taxonomy,
  matcher: Matcher,
  items: readonly Readable[],
  most: number,
): { uses: AliasUse[]; coverage: Coverage } {
  const uses = new Map<string, AliasUse>()
  for (const { id: topic, aliases, exact } of taxonomy.topics) {
    for (const alias of [...aliases, ...exact]) {
      uses.set(keyOf(topic, alias), { topic, alias, items: 0, contexts: [] })
    }
  }
  const coverage: Coverage = { items: items.length, tagged: 0, about: 0 }
  for (const item of items) {
    const hits = matcher.match(item.title, item.summary)
    if (hits.length > 0) coverage.tagged++
    if (hits.some(({ strength }) => strength === 'about')) coverage.about++
    for (const { topic, evidence } of hits) {
      for (const alias of new Set(evidence.map((piece) => piece.alias))) {
        const use = uses.get(keyOf(topic, alias))
        const piece = evidence.find((each) => each.alias === alias)
        if (use === undefined || piece === undefined) continue
        use.items++
        keepSpread(use, most, () => contextOf(item, piece))
      }
    }
  }
  return { uses: [...uses.values()], coverage }
}

const keyOf = (topic: string, alias: string) => `${topic}\n${alias}`

/** Keeps the first ones, then replaces the oldest at the 2nd, 4th, 8th ... so that later items have a say. */
function keepSpread({ contexts, items }: AliasUse, most: number, context: () => string): void {
  if (contexts.length < most) contexts.push(context())
  else if (most > 0 && Number.isInteger(Math.log2(items))) {
    contexts.shift()
    contexts.push(context())
  }
}

/** The words found, in brackets, with what stands around them. */
function contextOf({ title, summary }: Readable, { where, text }: Evidence): string {
  const whole = (where === 'title' ? title : (summary ?? '')).replace(/\s+/g, ' ')
  const at = whole.indexOf(text)
  if (at < 0) return `[${text}]`
  const end = at + text.length
  return `${whole.slice(Math.max(0, at - AROUND), at)}[${text}]${whole.slice(end, end + AROUND)}`
}

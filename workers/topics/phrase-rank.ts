/** In how many items a phrase was found, and in how many of them in the title. */
export interface PhraseCount {
  /** Folded words joined by spaces, as `candidatePhrases` gives them. */
  phrase: string
  items: number
  inTitle: number
}

export type RankedPhrase<Count extends PhraseCount> = Count & { score: number }

export type MergedPhrase<Count extends PhraseCount> = Count & {
  /** Shorter phrases that it stands for, in the order of the list. */
  nested: string[]
}

/**
 * Ranks phrases as terms, best first, ties by phrase: log2(words + 0.1) times what a phrase is found beyond the
 * mean of the longer phrases that hold it (C-value: Frantzi, Ananiadou and Mima, 2000), times
 * 1 + 4 inTitle/items. An empty list gives an empty one.
 * @throws RangeError when a count is no whole number, or `items` is 0, or fewer than `inTitle`
 */
export function rankPhrases<Count extends PhraseCount>(counts: readonly Count[]): RankedPhrase<Count>[] {
  const holders = new Map<string, { items: number; phrases: number }>()
  for (const count of counts) {
    check(count)
    holders.set(count.phrase, { items: 0, phrases: 0 })
  }
  for (const { phrase, items } of counts) {
    for (const part of partsOf(phrase)) {
      const holder = holders.get(part)
      if (holder === undefined) continue
      holder.items += items
      holder.phrases++
    }
  }
  const ranked = counts.map((count) => {
    const { items = 0, phrases = 0 } = holders.get(count.phrase) ?? {}
    const beyond = count.items - (phrases === 0 ? 0 : items / phrases)
    const words = count.phrase.split(' ').length
    return { ...count, score: Math.log2(words + 0.1) * beyond * (1 + (4 * count.inTitle) / count.items) }
  })
  return ranked.sort((a, b) => b.score - a.score || (a.phrase < b.phrase ? -1 : 1))
}

/**
 * Merges phrases into the longest of the list that hold them and account for at least half of their items;
 * "world model" stays beside a rare "interactive world model". Keeps the order of the list.
 */
export function mergeNested<Count extends PhraseCount>(counts: readonly Count[]): MergedPhrase<Count>[] {
  const merged = new Map(counts.map((count) => [count.phrase, { ...count, nested: [] as string[] }]))
  const into = new Map<string, string>()
  const longestFirst = [...counts].sort((a, b) => wordsIn(b) - wordsIn(a) || b.items - a.items)
  for (const { phrase, items } of longestFirst) {
    if (into.has(phrase)) continue
    for (const part of partsOf(phrase)) {
      const count = merged.get(part)
      if (count !== undefined && 2 * items >= count.items && !into.has(part)) into.set(part, phrase)
    }
  }
  for (const { phrase } of counts) {
    const holder = into.get(phrase)
    if (holder !== undefined) merged.get(holder)?.nested.push(phrase)
  }
  return [...merged.values()].filter(({ phrase }) => !into.has(phrase))
}

const wordsIn = ({ phrase }: PhraseCount) => phrase.split(' ').length

/** Every shorter phrase inside a phrase, each once. */
function partsOf(phrase: string): Set<string> {
  const words = phrase.split(' ')
  const parts = new Set<string>()
  for (let first = 0; first < words.length; first++) {
    for (let end = first + 1; end <= words.length; end++) parts.add(words.slice(first, end).join(' '))
  }
  parts.delete(phrase)
  return parts
}

function check({ phrase, items, inTitle }: PhraseCount): void {
  if (Number.isInteger(items) && Number.isInteger(inTitle) && items > 0 && inTitle >= 0 && inTitle <= items)
    return
  throw new RangeError(`phrase "${phrase}": ${items} items, ${inTitle} of them in the title`)
}

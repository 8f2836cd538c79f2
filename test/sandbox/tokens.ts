/** A plain whole-token matcher: which topics a text names. Simple on purpose, to check others by. */

export interface TopicDefinition {
  id: string
  aliases: string[]
  exact: string[]
  titleOnly: boolean
}

/** Topics named in the text, whatever part of it. */
export type Matcher = (text: string) => Set<string>

/** Case-insensitive aliases by folded tokens, acronyms by exact tokens. */
export function createMatcher(topics: readonly TopicDefinition[]): Matcher {
  const folded = new Phrases()
  const exact = new Phrases()
  for (const topic of topics) {
    for (const alias of topic.aliases) folded.add(tokensOf(alias).map(fold), topic.id)
    for (const acronym of topic.exact) exact.add(tokensOf(acronym), topic.id)
  }
  return (text) => {
    const found = new Set<string>()
    const written = tokensOf(text)
    folded.find(written.map(fold), found)
    exact.find(written, found)
    return found
  }
}

/** Phrases of tokens and the topics they name, by their first token. */
class Phrases {
  private readonly byFirst = new Map<string, { rest: string[]; topic: string }[]>()

  add([first = '', ...rest]: string[], topic: string): void {
    this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), { rest, topic }])
  }

  find(tokens: string[], found: Set<string>): void {
    tokens.forEach((token, at) => {
      for (const { rest, topic } of this.byFirst.get(token) ?? [])
        if (rest.every((each, place) => tokens[at + 1 + place] === each)) found.add(topic)
    })
  }
}

/** Letters and digits; everything else, hyphens included, separates. */
export const tokensOf = (text: string): string[] => text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? []

/** Lower case, plural folded: -ies to -y; -s dropped except after -ss, -us, -is. */
function fold(token: string): string {
  const lower = token.toLowerCase()
  if (lower.length > 4 && lower.endsWith('ies')) return `${lower.slice(0, -3)}y`
  return /s$/.test(lower) && !/(ss|us|is)$/.test(lower) ? lower.slice(0, -1) : lower
}

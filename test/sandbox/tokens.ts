/** A plain whole-token matcher: which topics a text names. Slow and simple on purpose, to check others by. */

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
  const folded = new Map<string, string[]>()
  const exact = new Map<string, string[]>()
  let longest = 1
  const add = (into: Map<string, string[]>, tokens: string[], topic: string) => {
    const phrase = tokens.join(' ')
    into.set(phrase, [...(into.get(phrase) ?? []), topic])
    longest = Math.max(longest, tokens.length)
  }
  for (const topic of topics) {
    for (const alias of topic.aliases) add(folded, tokensOf(alias).map(fold), topic.id)
    for (const acronym of topic.exact) add(exact, tokensOf(acronym), topic.id)
  }
  return (text) => {
    const found = new Set<string>()
    const written = tokensOf(text)
    const lower = written.map(fold)
    for (let from = 0; from < written.length; from++) {
      for (let to = from + 1; to <= Math.min(written.length, from + longest); to++) {
        for (const topic of folded.get(lower.slice(from, to).join(' ')) ?? []) found.add(topic)
        for (const topic of exact.get(written.slice(from, to).join(' ')) ?? []) found.add(topic)
      }
    }
    return found
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

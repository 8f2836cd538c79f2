import type { Random } from './random.ts'
import type { PhraseKind } from './topic-forms.ts'
import { FILLERS } from './words.ts'

/** A place in a template: for a topic of one of the kinds, or for a filler by its name. */
export type Place = { kinds: readonly PhraseKind[] } | { filler: string }

type Part = string | Place | { singular: string; plural: string }

export interface Template {
  parts: readonly Part[]
  /** The kinds each topic place takes, in order. */
  places: readonly (readonly PhraseKind[])[]
}

const ANY: readonly PhraseKind[] = ['models', 'parts', 'method', 'task', 'issue']

/** Reads a pattern such as `{method|task} [needs|need] {quality}`. */
export function templateOf(pattern: string): Template {
  const parts = pattern
    .split(/(\{[^}]*\}|\[[^\]]*\])/)
    .filter((part) => part !== '')
    .map(partOf)
  const places = parts.flatMap((part) => (typeof part === 'object' && 'kinds' in part ? [part.kinds] : []))
  return { parts, places }
}

function partOf(text: string): Part {
  if (text.startsWith('[')) {
    const [singular = '', plural = ''] = text.slice(1, -1).split('|')
    return { singular, plural }
  }
  if (!text.startsWith('{')) return text
  const name = text.slice(1, -1)
  if (name === 'any') return { kinds: ANY }
  const kinds = name.split('|') as PhraseKind[]
  return kinds.every((kind) => ANY.includes(kind)) ? { kinds } : { filler: name }
}

/** What stands in the places: the words for a topic place, and for a filler. */
export interface Words {
  topic(kinds: readonly PhraseKind[]): { text: string; kind: PhraseKind }
  filler(name: string): string
}

/** The template with its places filled; verbs agree with the topic before them. */
export function fill(template: Template, words: Words): string {
  let plural = false
  let text = ''
  for (const part of template.parts) {
    if (typeof part === 'string') text += part
    else if ('filler' in part) text += words.filler(part.filler)
    else if ('singular' in part) text += plural ? part.plural : part.singular
    else {
      const phrase = words.topic(part.kinds)
      plural = phrase.kind === 'models' || phrase.kind === 'parts'
      text += phrase.text
    }
  }
  return withArticles(text)
}

/** A filler of that name: a number, the system's name, or a phrase from the word lists. */
export function fillerNamed(name: string, systemName: string, random: Random): string {
  if (name === 'Name') return systemName
  if (name === 'pct') return (1.2 + 37 * random.next() ** 2).toFixed(1)
  if (name === 'times') return (1.3 + 8 * random.next() ** 2).toFixed(1)
  if (name === 'count') return String(3 + random.below(22))
  const list = FILLERS[name]
  if (!list) throw new RangeError(`no filler is called ${name}`)
  return random.pick(list)
}

const withArticles = (text: string) => text.replace(/\b([Aa]) (?=[aeiouAEIOU](?!ni|NI))/g, '$1n ')

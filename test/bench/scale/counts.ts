import type { Stored } from './items.ts'

type Lines = { id: string | null; name: string | null; items: number; upvotes: number }[]

/** What a day's items come to, as counting stores it. */
export interface Counts {
  /** By topic: mentions, abouts, upvotes, item numbers. */
  topics: Record<string, [number, number, number, number[]]>
  phrases: Record<string, [number, number, number[]]>
  organizations: Lines
  items: number
  upvotes: number
}

export function countsOf(items: readonly Stored[]): Counts {
  const topics = new Map<string, [number, number, number, number[]]>()
  const phrases = new Map<string, [number, number, number[]]>()
  const organizations = new Map<string, Lines[number]>()
  let sum = 0
  for (const { id, entry, organization, upvotes } of items) {
    sum += upvotes
    for (const [topic, strength] of entry.text.topics) {
      const counts = topics.get(topic) ?? [0, 0, 0, []]
      counts[0]++
      counts[1] += strength === 2 ? 1 : 0
      counts[2] += upvotes
      counts[3].push(id)
      topics.set(topic, counts)
    }
    for (const [phrase, inTitle] of entry.text.phrases) {
      const counts = phrases.get(phrase) ?? [0, 0, []]
      counts[0]++
      counts[1] += inTitle
      counts[2].push(id)
      phrases.set(phrase, counts)
    }
    const key = organization?.id ?? ''
    const line = organizations.get(key) ?? {
      id: organization?.id ?? null,
      name: organization?.name ?? null,
      items: 0,
      upvotes: 0,
    }
    line.items++
    line.upvotes += upvotes
    organizations.set(key, line)
  }
  return {
    topics: sorted(topics),
    phrases: sorted(phrases),
    organizations: [...organizations.values()],
    items: items.length,
    upvotes: sum,
  }
}

const sorted = <Value>(map: ReadonlyMap<string, Value>): Record<string, Value> =>
  Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)))

/** The organisations of a day or of several, as lines of JSON: those without one first. */
export function organizationLines(
  lines: Iterable<Lines[number]>,
  complete: number,
  changing: number,
): string {
  const all = [...lines]
  const nobody = all.find(({ id }) => id === null) ?? { items: 0, upvotes: 0 }
  const named = all
    .filter(({ id }) => id !== null)
    .sort((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1))
    .map(({ id, name, items, upvotes }) => JSON.stringify([id, name, items, upvotes]))
  return [JSON.stringify([null, null, nobody.items, nobody.upvotes, complete, changing]), ...named].join('\n')
}

/** The organisations of a source since the last week that ended. */
export class WeekOfOrganizations {
  #lines = new Map<string, Lines[number]>()
  #complete = 0

  add(organizations: Lines): void {
    this.#complete++
    for (const line of organizations) {
      const own = this.#lines.get(line.id ?? '') ?? { ...line, items: 0, upvotes: 0 }
      own.items += line.items
      own.upvotes += line.upvotes
      this.#lines.set(line.id ?? '', own)
    }
  }

  /** The sums of the week that ends, as lines. */
  end(): string {
    const text = organizationLines(this.#lines.values(), this.#complete, 0)
    this.#lines = new Map()
    this.#complete = 0
    return text
  }
}

/** One organisation in some days; without id and name, the items that have none. */
export interface OrganizationSum {
  id: string | null
  name: string | null
  items: number
  upvotes: number
}

/** What was listed in some days, by organisation. */
export interface OrganizationSums {
  /** Items without an organisation. */
  unknown: OrganizationSum
  /** The others with at least one item, those with the most items first, of as many the most upvotes, then by `keyOf`. */
  named: OrganizationSum[]
  items: number
  /** Days with a complete listing, and days that can still change. */
  complete: number
  changing: number
}

/** Lines of JSON, each [id, name, items, upvotes]; the line of no organisation also has days. */
type Lines = string

type Entry = [
  id: string | null,
  name: string | null,
  items: number,
  upvotes: number,
  complete?: number,
  changing?: number,
]

/** Adds up days and weeks, given in order. A name is that of the text that comes last. */
export function sumOrganizations(texts: readonly Lines[]): OrganizationSums {
  const sums = new Map<string, OrganizationSum>()
  const unknown: OrganizationSum = { id: null, name: null, items: 0, upvotes: 0 }
  let complete = 0
  let changing = 0
  let all = 0
  for (const text of texts) {
    for (const [id, name, items, upvotes, whole = 0, open = 0] of entriesOf(text)) {
      complete += whole
      changing += open
      all += items
      let sum = id === null && name === null ? unknown : sums.get(keyOf({ id, name }))
      if (sum === undefined) {
        sum = { id, name, items: 0, upvotes: 0 }
        sums.set(keyOf(sum), sum)
      }
      sum.items += items
      sum.upvotes += upvotes
      sum.name = name
    }
  }
  const named = [...sums.values()].filter(({ items }) => items > 0).sort(byItems)
  return { unknown, named, items: all, complete, changing }
}

const entriesOf = (lines: Lines): Entry[] => JSON.parse(`[${lines.replaceAll('\n', ',')}]`) as Entry[]

/** What tells organisations apart: their id, or where the source has none their name. */
export const keyOf = ({ id, name }: Pick<OrganizationSum, 'id' | 'name'>): string => id ?? ` ${name ?? ''}`

/** Whether an organisation stands before another, in numbers. */
export const byItems = (a: OrganizationSum, b: OrganizationSum): number =>
  b.items - a.items || b.upvotes - a.upvotes || (keyOf(a) < keyOf(b) ? -1 : 1)

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
  /** The others with at least one item, those with the most items first, then by `keyOf`. */
  named: OrganizationSum[]
  items: number
  /** Days with a complete listing, and days that can still change. */
  complete: number
  changing: number
}

/** Lines of JSON, each [id, name, items, upvotes]; the line of no organisation also has days. */
type Lines = string

/** A year up to one of its days, and what of it is not asked for: the year up to an earlier day, or nothing. */
export interface PartOfYear {
  until: Lines
  before: Lines
}

/** A day to add, or to take away. */
export interface SignedDay {
  sign: 1 | -1
  lines: Lines
}

type Entry = [
  id: string | null,
  name: string | null,
  items: number,
  upvotes: number,
  complete?: number,
  changing?: number,
]

/**
 * Adds up parts of years and days. The two texts of a part have most of their lines in common: those are left out
 * before anything is read. A name is that of the text that comes last.
 */
export function sumOrganizations(years: readonly PartOfYear[], days: readonly SignedDay[]): OrganizationSums {
  const sums = new Map<string, OrganizationSum>()
  const unknown: OrganizationSum = { id: null, name: null, items: 0, upvotes: 0 }
  let complete = 0
  let changing = 0
  let all = 0
  const add = (lines: readonly string[], sign: 1 | -1) => {
    for (const [id, name, items, upvotes, whole = 0, open = 0] of JSON.parse(
      `[${lines.join()}]`,
    ) as Entry[]) {
      complete += sign * whole
      changing += sign * open
      all += sign * items
      let sum = id === null && name === null ? unknown : sums.get(keyOf({ id, name }))
      if (sum === undefined) {
        sum = { id, name, items: 0, upvotes: 0 }
        sums.set(keyOf(sum), sum)
      }
      sum.items += sign * items
      sum.upvotes += sign * upvotes
      if (sign === 1) sum.name = name
    }
  }
  for (const { until, before } of years) {
    add(linesBeyond(before, until), -1)
    add(linesBeyond(until, before), 1)
  }
  for (const { sign, lines } of days) add(linesOf(lines), sign)
  const named = [...sums.values()].filter(({ items }) => items > 0).sort(byItems)
  return { unknown, named, items: all, complete, changing }
}

/** What tells organisations apart: their id, or where the source has none their name. */
export const keyOf = ({ id, name }: Pick<OrganizationSum, 'id' | 'name'>): string => id ?? ` ${name ?? ''}`

/** Whether an organisation stands before another, in numbers. */
export const byItems = (a: OrganizationSum, b: OrganizationSum): number =>
  b.items - a.items || (keyOf(a) < keyOf(b) ? -1 : 1)

const linesOf = (lines: Lines): string[] => (lines === '' ? [] : lines.split('\n'))

/** The lines of one text that another does not have. */
function linesBeyond(text: Lines, other: Lines): string[] {
  const others = new Set(linesOf(other))
  return linesOf(text).filter((line) => !others.has(line))
}

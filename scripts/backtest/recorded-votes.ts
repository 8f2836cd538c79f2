import { midRanks } from '../../workers/trends/statistics/tally.ts'

/** One recorded look at an item of a listing day. */
export interface RecordedVote {
  id: string
  listing_date: string
  captured_at: string
  upvotes: number
}

/** An item seen early and again about 26 h after its listing day began. Figures only. */
export interface Pair {
  day: string
  age: number
  votes: number
  /** Mid-rank of the votes within the listing as it was captured at that moment. */
  midRank: number
  finalVotes: number
}

/** Ages in hours at which captures were made; the last is as far as they reach. */
export const CAPTURED = { early: [2, 4], morning: [7, 9], end: [25, 27] } as const

const HOUR = 3_600_000

/** The pairs of looks of which the first falls into `from` and the second into `to`, hours of age. */
export function pairs(
  looks: readonly RecordedVote[],
  from: readonly [number, number],
  to: readonly [number, number],
): Pair[] {
  const finals = new Map<string, number>()
  for (const look of looks) {
    const key = `${look.listing_date} ${look.id}`
    if (within(age(look), to) && !finals.has(key)) finals.set(key, look.upvotes)
  }
  return captures(looks.filter((look) => within(age(look), from))).flatMap((capture) => {
    const ranks = midRanks(capture.map(({ upvotes }) => upvotes))
    return capture.flatMap((look, i) => {
      const finalVotes = finals.get(`${look.listing_date} ${look.id}`)
      if (finalVotes === undefined) return []
      const midRank = ranks[i] ?? 0.5
      return [{ day: look.listing_date, age: age(look), votes: look.upvotes, midRank, finalVotes }]
    })
  })
}

/** Looks of one listing at one moment; the first capture of a day stands for it. */
function captures(looks: readonly RecordedVote[]): RecordedVote[][] {
  const first = new Map<string, RecordedVote[]>()
  const inOrder = [...looks].sort((a, b) => (a.captured_at < b.captured_at ? -1 : a.captured_at > b.captured_at ? 1 : 0))
  for (const look of inOrder) {
    const capture = first.get(look.listing_date)
    if (capture === undefined) first.set(look.listing_date, [look])
    else if (capture[0]?.captured_at === look.captured_at) capture.push(look)
  }
  return [...first.values()].sort((a, b) => ((a[0]?.listing_date ?? '') < (b[0]?.listing_date ?? '') ? -1 : 1))
}

function age({ listing_date, captured_at }: RecordedVote): number {
  return (Date.parse(captured_at) - Date.parse(`${listing_date}T00:00:00Z`)) / HOUR
}

function within(value: number, [from, to]: readonly [number, number]): boolean {
  return value >= from && value < to
}

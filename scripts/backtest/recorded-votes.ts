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
  votes: number
  /** Mid-rank of the votes within the listing as it was captured at that moment, in thousandths. */
  rank: number
  finalVotes: number
}

/**
 * The hours after a listing day began in which its captures were made, by the age they stand for. The last
 * is as far as the recordings reach.
 */
export const CAPTURED = { 3: [2, 4], 8: [7, 9], 26: [25, 27] } as const

const HOUR = 3_600_000

/** The items captured at about `age` hours whose votes at 26 h are known too, ordered by listing day. */
export function pairs(looks: readonly RecordedVote[], age: 3 | 8): Pair[] {
  const finals = new Map<string, number>()
  for (const look of looks) {
    if (capturedAt(look, 26) && !finals.has(key(look))) finals.set(key(look), look.upvotes)
  }
  return firstCaptures(looks.filter((look) => capturedAt(look, age))).flatMap((capture) => {
    const ranks = midRanks(capture.map(({ upvotes }) => upvotes))
    return capture.flatMap((look, i) => {
      const finalVotes = finals.get(key(look))
      const rank = Math.round(1000 * (ranks[i] ?? 0.5))
      return finalVotes === undefined
        ? []
        : [{ day: look.listing_date, votes: look.upvotes, rank, finalVotes }]
    })
  })
}

/** The looks of the first capture of each listing day, in the order of the days. */
function firstCaptures(looks: readonly RecordedVote[]): RecordedVote[][] {
  const moments = new Map<string, string>()
  for (const { listing_date, captured_at } of looks) {
    const earliest = moments.get(listing_date)
    if (earliest === undefined || captured_at < earliest) moments.set(listing_date, captured_at)
  }
  return [...moments.keys()]
    .sort()
    .map((day) => looks.filter((look) => look.listing_date === day && look.captured_at === moments.get(day)))
}

function capturedAt({ listing_date, captured_at }: RecordedVote, age: keyof typeof CAPTURED): boolean {
  const hours = (Date.parse(captured_at) - Date.parse(listing_date)) / HOUR
  return hours >= CAPTURED[age][0] && hours < CAPTURED[age][1]
}

function key({ listing_date, id }: RecordedVote): string {
  return `${listing_date} ${id}`
}

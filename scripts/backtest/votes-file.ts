import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type Pair, pairs, type RecordedVote } from './recorded-votes.ts'

/** The recorded votes as figures: per age and listing day, votes, rank and final votes of one item after another. */
export interface VotesFile {
  note: string
  ages: Record<'3' | '8', Record<string, number[]>>
}

/** Reads a recorded series, one JSON object a line, gzipped or not. */
export function readSeries(path: string | URL): RecordedVote[] {
  const bytes = readFileSync(path)
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8')
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as RecordedVote]))
}

/** The figures of a series, without ids. */
export function toVotesFile(looks: readonly RecordedVote[]): VotesFile {
  return {
    note: 'HF Daily Papers sample from public archives: [votes, mid-rank in thousandths, votes at 26 h] of each item seen at about 3 or 8 h and at about 26 h after 00:00 UTC of its listing day',
    ages: { 3: flat(pairs(looks, 3)), 8: flat(pairs(looks, 8)) },
  }
}

/** The pairs of a votes file at one age, ordered by listing day. */
export function pairsOf(file: VotesFile, age: 3 | 8): Pair[] {
  return Object.entries(file.ages[age]).flatMap(([day, numbers]) => {
    const all: Pair[] = []
    for (let i = 0; i + 2 < numbers.length; i += 3) {
      all.push({ day, votes: numbers[i] ?? 0, rank: numbers[i + 1] ?? 0, finalVotes: numbers[i + 2] ?? 0 })
    }
    return all
  })
}

function flat(all: readonly Pair[]): Record<string, number[]> {
  const days: Record<string, number[]> = {}
  for (const { day, votes, rank, finalVotes } of all) {
    days[day] ??= []
    days[day].push(votes, rank, finalVotes)
  }
  return days
}

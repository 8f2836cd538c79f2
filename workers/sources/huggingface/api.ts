import type { Parsed } from '../../types.ts'
import { SourceChanged } from '../source-changed.ts'
import { candidateFromEntry, listingDayOf } from './entry.ts'

/** Reads an answer of `GET /api/daily_papers`: a JSON list of entries, empty on a day without papers. */
export function parseApi(text: string): Parsed {
  let entries: unknown
  try {
    entries = JSON.parse(text)
  } catch (error) {
    throw new SourceChanged('huggingface-papers', `the answer is not JSON (${(error as Error).message})`)
  }
  if (!Array.isArray(entries))
    throw new SourceChanged('huggingface-papers', 'the answer is not a list of papers')
  return parseEntries(entries, null)
}

/** Entries in, candidates out; the day is the page's, or else the one on which the entries agree. */
export function parseEntries(entries: unknown[], pageDay: string | null): Parsed {
  return { candidates: entries.map(candidateFromEntry), day: pageDay ?? commonDay(entries) }
}

function commonDay(entries: unknown[]): string | null {
  const first = listingDayOf(entries[0])
  return first !== null && entries.every((entry) => listingDayOf(entry) === first) ? first : null
}

import type { Parsed } from '../../types.ts'
import { listable, SourceChanged } from '../source-changed.ts'
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

/**
 * Entries in, candidates out; the day is the page's, or else the one that most entries name.
 * @throws SourceChanged as `listable`
 */
export function parseEntries(entries: unknown[], pageDay: string | null): Parsed {
  const candidates = listable('huggingface-papers', entries).map(candidateFromEntry)
  return { candidates, day: pageDay ?? dayOfMost(entries) }
}

/**
 * The day that more than half of the entries name, of those that name any; `null` when there is none. Not all have to
 * agree: a paper can be listed again days later, and may go on naming its first day.
 */
function dayOfMost(entries: unknown[]): string | null {
  const named = entries.map(listingDayOf).filter((day) => day !== null)
  const days = Map.groupBy(named, (day) => day)
  return [...days].find(([, those]) => 2 * those.length > named.length)?.[0] ?? null
}

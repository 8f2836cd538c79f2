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

/** Entries in, candidates out; the day is the page's, or else the one that entries name. */
export function parseEntries(entries: unknown[], pageDay: string | null): Parsed {
  return { candidates: entries.map(candidateFromEntry), day: pageDay ?? dayNamed(entries) }
}

/** The one day that entries name, `null` when none names any. Of several days they are no day's listing. */
function dayNamed(entries: unknown[]): string | null {
  const days = new Set(entries.map(listingDayOf).filter((day) => day !== null))
  if (days.size > 1) {
    const some = [...days].toSorted().slice(0, 4).join(', ')
    throw new SourceChanged('huggingface-papers', `the entries are of several days (${some})`)
  }
  const [day = null] = days
  return day
}

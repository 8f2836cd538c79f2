import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { rowsOfFullPage } from '../../workers/collect/look.ts'
import { validateRows } from '../../workers/collect/validate.ts'
import { endOf, isDay } from '../../workers/days.ts'
import { parseTrendingPage } from '../../workers/sources/github/trending-page.ts'
import { parseApi } from '../../workers/sources/huggingface/api.ts'
import { parseCards } from '../../workers/sources/huggingface/cards.ts'
import { parseHydration } from '../../workers/sources/huggingface/hydration.ts'
import { parseSavedText } from '../../workers/sources/huggingface/saved-text.ts'
import { sourceById } from '../../workers/sources/index.ts'
import type { Day, ListedItem, Parsed, Rejected, SourceId } from '../../workers/types.ts'

/** What the person says about the files; what is missing has to be in the file or its name. */
export interface Told {
  source?: SourceId | undefined
  day?: Day | undefined
  observedAt?: number | undefined
}

export interface SavedListing {
  source: SourceId
  day: Day
  observedAt: number
  way: string
  items: ListedItem[]
  rejected: Rejected[]
  /** Whether the day may have more items than these. */
  cutOff: boolean
}

/** The forms in which listings get saved, and how each is told from the others. */
const FORMS: {
  way: string
  source: SourceId
  is(text: string): boolean
  parse(text: string, day: Day): Parsed
}[] = [
  { way: 'api', source: 'huggingface-papers', is: (text) => /^\s*[[{]/.test(text), parse: parseApi },
  {
    way: 'html',
    source: 'github-trending',
    is: (text) => text.includes('<article class="Box-row'),
    parse: parseTrendingPage,
  },
  {
    way: 'hydration',
    source: 'huggingface-papers',
    is: (text) => text.includes('data-target="DailyPapers"'),
    parse: parseHydration,
  },
  {
    way: 'cards',
    source: 'huggingface-papers',
    is: (text) => /<(?:!doctype|html|article)\b/i.test(text),
    parse: parseCards,
  },
  { way: 'text', source: 'huggingface-papers', is: (text) => /^\s*·\s*$/m.test(text), parse: parseSavedText },
]

/**
 * Reads a saved listing: an answer of the API (also `.gz`), a page as HTML, or the text of a page. Its day is
 * the one told, or in the file's name (`2025-06-10…`), or in the page. When it was seen is told, or in the
 * name (`…__20250610T0243Z…`); otherwise the end of its day is taken.
 *
 * @throws {Error} that says what is wrong with the file
 */
export function readListing(path: string, told: Told, now: number): SavedListing {
  // A decoder drops the byte order mark that some editors put before a text.
  const text = new TextDecoder().decode(unpacked(readFileSync(path)))
  const form = FORMS.find(({ is }) => is(text))
  if (form === undefined)
    throw new Error('is no listing in a form known here: API JSON, a page as HTML, or the text of a page')
  if (told.source !== undefined && told.source !== form.source)
    throw new Error(`is a listing of ${form.source}, not of ${told.source}`)
  const source = sourceById(form.source)
  if (source === undefined) throw new Error(`is of a source that is not known here, ${form.source}`)

  const named = /^(\d{4}-\d\d-\d\d)(?:__(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)Z)?/.exec(basename(path))
  const namedDay = named?.[1] !== undefined && isDay(named[1]) ? named[1] : undefined
  const parsed = form.parse(text, told.day ?? namedDay ?? unknownYear(form.way))
  const day = told.day ?? namedDay ?? parsed.day
  if (day === null) throw new Error('does not say of which day it is: add --day YYYY-MM-DD')
  if (parsed.day !== null && parsed.day !== day) throw new Error(`shows ${parsed.day}, not ${day}`)

  const { items, rejected } = validateRows(source, parsed.candidates)
  if (items.length === 0)
    throw new Error(
      `holds no valid ${source.entry.one}${rejected[0] ? ` (first row: ${rejected[0].reason})` : ''}`,
    )
  const seen =
    named === null ? Number.NaN : Date.parse(`${named[2]}-${named[3]}-${named[4]}T${named[5]}:${named[6]}Z`)
  const observedAt = told.observedAt ?? (Number.isNaN(seen) ? Math.min(now, endOf(day) - 1000) : seen)
  const way = source.ways.find(({ name }) => name === form.way)
  const cutOff = way !== undefined && parsed.candidates.length === rowsOfFullPage(way)
  return { source: source.id, day, observedAt, way: form.way, items, rejected, cutOff }
}

function unpacked(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes)
  } catch (error) {
    throw new Error(`is gzip that cannot be unpacked (${(error as Error).message})`)
  }
}

/** Only the text form needs its year to be read at all. */
function unknownYear(way: string): Day {
  if (way === 'text') throw new Error('leaves out the year of its dates: add --day YYYY-MM-DD')
  return '1970-01-01'
}

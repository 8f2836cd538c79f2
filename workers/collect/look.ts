import type { Day, ListedItem, Parsed, Rejected, Source, Way } from '../types.ts'
import { fetchPage, type Page, type Timeout } from './fetch-page.ts'
import { Trouble } from './trouble.ts'
import { validateRows } from './validate.ts'

/** What to look at, and what is known from earlier looks. */
export interface LookRequest {
  source: Source
  day: Day
  way: Way
  /** Page of the listing, from 0. */
  page: number
  origin: string
  /** Of the first page at the last look. */
  etag: string | null
  sha256: string | null
  /** Items seen on this listing so far. */
  itemsBefore: number
  /** Those that earlier pages of this look have shown. */
  shown: ReadonlySet<string>
}

/** What the answer was, as far as it is known. */
export interface AnswerFacts {
  url: string | null
  httpStatus: number | null
  bytes: number | null
  sha256: string | null
  rowsSeen: number
  rejected: Rejected[]
}

export type Look =
  | {
      status: 'seen'
      facts: AnswerFacts
      items: ListedItem[]
      etag: string | null
      nextPage: number
      /** Whether this answer alone was the whole listing. */
      whole: boolean
      /** Whether it may lack a part of the listing that no further page shows. */
      cutOff: boolean
    }
  | { status: 'not-modified'; facts: AnswerFacts; nextPage: number }
  | { status: 'failed'; facts: AnswerFacts; trouble: Trouble }
  | { status: 'quarantined'; facts: AnswerFacts; reason: string }

/** One attempt: fetch, check, parse, validate, judge. Stores nothing; a failure is a value. */
export async function lookAt(request: LookRequest, fetcher: typeof fetch, timeout?: Timeout): Promise<Look> {
  const facts: AnswerFacts = {
    url: null,
    httpStatus: null,
    bytes: null,
    sha256: null,
    rowsSeen: 0,
    rejected: [],
  }
  try {
    const { source, day, way, page } = request
    const answer = await fetchPage(
      { ...request, path: way.path(day, page), accepts: way.accepts },
      fetcher,
      timeout,
    )
    describe(facts, answer)
    if (answer.status === 304 || answer.sha256 === request.sha256) {
      return {
        status: 'not-modified',
        facts,
        nextPage: pageAfter(request, request.itemsBefore >= (way.pageSize ?? Number.POSITIVE_INFINITY)),
      }
    }
    const candidates = candidatesOf(request, answer.text)
    const { items, rejected } = validateRows(source, candidates, page * (way.pageSize ?? 0) + 1)
    facts.rowsSeen = candidates.length
    facts.rejected = rejected
    const reason = reasonToQuarantine(request, candidates.length, items.length)
    if (reason !== null) return { status: 'quarantined', facts, reason }
    const full = candidates.length === rowsOfFullPage(way)
    // Some sites answer with their last page, or with the first, when asked for one that there is not.
    if (full && page > 0 && items.every(({ externalId }) => request.shown.has(externalId)))
      return { status: 'seen', facts, items: [], etag: answer.etag, nextPage: 0, whole: false, cutOff: false }
    const cutOff = full && way.pageSize === undefined
    const nextPage = pageAfter(request, full && !cutOff)
    return { status: 'seen', facts, items, etag: answer.etag, nextPage, whole: page === 0 && !full, cutOff }
  } catch (error) {
    const trouble = error instanceof Trouble ? error : new Trouble('page', (error as Error).message)
    facts.httpStatus ??= trouble.httpStatus
    return { status: 'failed', facts, trouble }
  }
}

function describe(facts: AnswerFacts, answer: Page): void {
  facts.url = answer.url
  facts.httpStatus = answer.status
  if (answer.status === 200) {
    facts.bytes = answer.bytes
    facts.sha256 = answer.sha256
  }
}

/** A full page is followed by the next one; a listing of more than 20 pages is a misunderstanding. */
const pageAfter = ({ page }: LookRequest, full: boolean): number => (full && page < 19 ? page + 1 : 0)

/** So many rows may not be all there are. */
export const rowsOfFullPage = (way: Way): number | undefined => way.pageSize ?? way.showsAtMost

function candidatesOf({ source, day, way }: LookRequest, text: string): Parsed['candidates'] {
  if (way.accepts === 'html' && !/<\/html>\s*$/i.test(text.slice(-200)))
    throw new Trouble('page', 'the page breaks off before its end')
  const parsed = way.parse(text)
  if (!source.showsPastDays || parsed.candidates.length === 0 || parsed.day === day) return parsed.candidates
  // On a day without entries the page shows the latest day that has some.
  if (way.accepts === 'html' && parsed.day !== null && parsed.day < day) return []
  if (way.accepts === 'json' && parsed.day === null) return parsed.candidates
  throw new Trouble(
    'page',
    parsed.day === null ? 'the page does not say which day it shows' : `asked for ${day}, got ${parsed.day}`,
  )
}

/** Why an answer can't be trusted although it could be read. */
function reasonToQuarantine(
  { source, way, page, itemsBefore }: LookRequest,
  rows: number,
  valid: number,
): string | null {
  if (rows > 0 && valid === 0) return `none of ${rows} rows is a valid ${source.entry.one}`
  // A full page stands for its part of the listing; with the last one, the whole listing has been seen.
  const earlier = page * (way.pageSize ?? 0)
  const [seen, expected] =
    rows === rowsOfFullPage(way)
      ? [valid, Math.min(rows, itemsBefore - earlier)]
      : [earlier + valid, itemsBefore]
  if (seen * 2 < expected) return `${seen} ${source.entry.many}, where the same day had ${expected} before`
  return null
}

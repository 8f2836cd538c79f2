import { cleanText } from '../sources/text.ts'
import type { Candidate, DetailKind, Details, ListedItem, Rejected, Source } from '../types.ts'

/** Longest texts kept, in UTF-16 units. */
export const LENGTHS = { title: 300, summary: 5000, name: 120, word: 60, text: 600, link: 500 }
const MOST_AUTHORS = 50
const MOST_WORDS = 20
/** More approval than any site has ever shown: a larger number is a misread page. */
const MOST_UPVOTES = 10_000_000
const EARLIEST_PUBLICATION = Date.UTC(1900, 0)
const LATEST_PUBLICATION = Date.UTC(2200, 0)

/**
 * Checks candidates one by one. A row without a usable id, title or count of upvotes, or that stands twice,
 * is left out and reported; a field that isn't required and makes no sense is dropped from its row alone.
 */
export function validateRows(
  source: Source,
  candidates: Candidate[],
  firstRank = 1,
): { items: ListedItem[]; rejected: Rejected[] } {
  const items = new Map<string, ListedItem>()
  const rejected: Rejected[] = []
  candidates.forEach((candidate, index) => {
    const externalId = typeof candidate.externalId === 'string' ? candidate.externalId : null
    const reason =
      reasonAgainst(source, candidate) ?? (items.has(externalId ?? '') ? 'stands twice on the page' : null)
    if (reason !== null || externalId === null)
      rejected.push({ row: index + 1, externalId: cleanText(externalId, 60), reason: reason ?? 'no id' })
    else items.set(externalId, itemFrom(source, externalId, candidate, firstRank + index))
  })
  return { items: [...items.values()], rejected }
}

function reasonAgainst(source: Source, { externalId, title, upvotes }: Candidate): string | null {
  if (externalId === undefined || externalId === null || externalId === '') return 'no id'
  if (typeof externalId !== 'string') return `id is not text (${typeof externalId})`
  if (!source.externalId.test(externalId)) return `id has not the form of a ${source.entry.one}'s`
  if (cleanText(title, LENGTHS.title) === null) return 'no title'
  if (upvotes === undefined || upvotes === null) return `no ${source.unit.many}`
  if (!isCount(upvotes)) return `${source.unit.many} are no whole number from 0 to ${MOST_UPVOTES}`
  return null
}

const isCount = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST_UPVOTES

function itemFrom(source: Source, externalId: string, candidate: Candidate, rank: number): ListedItem {
  const authors = namesFrom(candidate.authors)
  const organization = cleanText(candidate.organization?.name, LENGTHS.name)
  return {
    externalId,
    title: cleanText(candidate.title, LENGTHS.title) ?? '',
    summary: cleanText(candidate.summary, LENGTHS.summary),
    authors,
    authorCount: isCount(candidate.authorCount)
      ? candidate.authorCount
      : authors === null
        ? null
        : authors.length,
    organization:
      organization === null
        ? null
        : { id: cleanText(candidate.organization?.id, LENGTHS.name), name: organization },
    publishedAt: publicationFrom(candidate.publishedAt),
    upvotes: candidate.upvotes as number,
    comments: isCount(candidate.comments) ? candidate.comments : null,
    details: detailsFrom(source, candidate.details ?? {}),
    rank: isCount(candidate.rank) && candidate.rank > 0 ? candidate.rank : rank,
  }
}

function namesFrom(value: unknown): string[] | null {
  if (!Array.isArray(value)) return null
  return value.slice(0, MOST_AUTHORS).flatMap((name) => cleanText(name, LENGTHS.name) ?? [])
}

// Engines read much more as a date ("Issue 12"), and a time without its offset as local time.
const WRITTEN_TIME = /^\d{4}-\d\d-\d\d(?:T[\d:.]{5,20}(?:Z|[+-]\d\d:\d\d))?$/

function publicationFrom(value: unknown): number | null {
  const moment =
    typeof value === 'string' && WRITTEN_TIME.test(value)
      ? Date.parse(value)
      : typeof value === 'number'
        ? value
        : Number.NaN
  return moment >= EARLIEST_PUBLICATION && moment < LATEST_PUBLICATION ? Math.floor(moment) : null
}

function detailsFrom(source: Source, given: Record<string, unknown>): Details {
  const details: Details = {}
  for (const [name, kind] of Object.entries(source.details)) {
    const value = Object.hasOwn(given, name) ? DETAIL[kind](given[name]) : null
    if (value !== null) details[name] = value
  }
  return details
}

const DETAIL: Record<DetailKind, (value: unknown) => string | number | string[] | null> = {
  count: (value) => (isCount(value) ? value : null),
  text: (value) => cleanText(value, LENGTHS.text),
  link: (value) => linkFrom(value),
  repository: (value) => repositoryFrom(value),
  words: (value) => {
    const words = Array.isArray(value)
      ? value.slice(0, MOST_WORDS).flatMap((word) => cleanText(word, LENGTHS.word) ?? [])
      : []
    return words.length > 0 ? words : null
  },
}

/** An https address without credentials, or nothing. */
function linkFrom(value: unknown): string | null {
  const url = typeof value === 'string' && value.length <= LENGTHS.link ? URL.parse(value.trim()) : null
  return url?.protocol === 'https:' && url.username + url.password === '' && url.href.length <= LENGTHS.link
    ? url.href
    : null
}

const REPOSITORY =
  /^(?:(?:https?:\/\/)?(?:www\.)?github\.com\/)?([A-Za-z0-9-]{1,39})\/([A-Za-z0-9._-]{1,100})(?:[/?#]|$)/

/**
 * `owner/name`, as it is or from a GitHub address, which may hold a line break, a path below it or end in
 * `.git`.
 */
function repositoryFrom(value: unknown): string | null {
  const match = REPOSITORY.exec(typeof value === 'string' ? (value.trim().split(/\s/, 1)[0] ?? '') : '')
  const name = match?.[2]?.replace(/(?:\.git)+$/, '')
  return match === null || name === undefined || name === '' || name === '.' || name === '..'
    ? null
    : `${match[1]}/${name}`
}

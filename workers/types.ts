/** The words of the domain. No bindings, no runtime code. */

/** A UTC calendar day, `YYYY-MM-DD`. */
export type Day = string

/** A point in time: milliseconds since 1970-01-01T00:00:00Z. */
export type Moment = number

/** The permanent name of a source, for example `huggingface-papers`. */
export type SourceId = string

/** Extra facts a source shows beside an entry; only the names its source declares. */
export type Details = Record<string, string | number | string[]>

/** Who stands behind an item: the site's own handle where it has one, and the name people read. */
export interface Organization {
  id: string | null
  name: string
}

/**
 * One entry of a listing, normalised. `null` means that this way of reading the listing does not say;
 * it never overwrites what another way has said.
 */
export interface ListedItem {
  externalId: string
  title: string
  summary: string | null
  /** At most the first 50 names; `authorCount` counts all of them. */
  authors: string[] | null
  authorCount: number | null
  organization: Organization | null
  publishedAt: Moment | null
  upvotes: number
  comments: number | null
  details: Details
  /** Place in the listing, from 1. */
  rank: number
}

/** One entry as a page or an answer gives it, before anything about it has been checked. */
export interface Candidate {
  externalId: unknown
  title: unknown
  summary?: unknown
  authors?: unknown
  authorCount?: unknown
  organization?: { id?: unknown; name?: unknown } | null
  publishedAt?: unknown
  upvotes: unknown
  comments?: unknown
  details?: Record<string, unknown>
  rank?: unknown
}

/** A row that was left out, and why. */
export interface Rejected {
  /** Place in the answer, from 1. */
  row: number
  externalId: string | null
  reason: string
}

/** What a parser makes of one page or answer. */
export interface Parsed {
  candidates: Candidate[]
  /** The day the page says it shows; `null` when it does not say. */
  day: Day | null
}

/** One way to read a source's listing: where to ask, and a pure parse of what came back. */
export interface Way {
  name: string
  accepts: 'json' | 'html'
  /** Rows in a full page. A full page is followed by the next one; without it there is only one page. */
  pageSize?: number
  /** The most rows a single page shows: with so many there may be more that it does not show. */
  showsAtMost?: number
  path(day: Day, page: number): string
  /** Throws `SourceChanged` when the text is not what this way expects. */
  parse(text: string): Parsed
}

/** How a detail is checked before it is kept. */
export type DetailKind = 'text' | 'count' | 'words' | 'link' | 'repository'

/** A site's listing that Uptrend knows how to collect. Holds no fetch, no clock, no database. */
export interface Source {
  id: SourceId
  name: string
  /** What one vote is called: `upvote`, `star`. */
  unit: { one: string; many: string }
  /** What one entry is called. */
  entry: { one: string; many: string }
  /** What the text below its title is called: `abstract`. */
  summary: string
  /** The site that an entry's own page is on. */
  site: string
  home: string
  /** The name of the var that holds the site's address. */
  upstream: 'HUGGINGFACE_URL' | 'GITHUB_URL'
  /** The shape of a valid external id. */
  externalId: RegExp
  details: Record<string, DetailKind>
  /** Ways to read the listing, the cheapest first. */
  ways: [Way, ...Way[]]
  /** Hours between two looks at a listing that is `ageDays` days old; `null` once it is settled. */
  hoursBetweenLooks(ageDays: number): number | null
  /** The first day of which there is a listing: an earlier one is a slip of somebody's pen. */
  firstDay: Day
  /** Whether the site still shows a listing after its day is over. */
  showsPastDays: boolean
  /** Whether entries stay on the listing for days. Each then counts once in trends: on its first day. */
  entriesStay: boolean
  /**
   * Whether votes are for being listed: they begin at zero with the listing and are watched until hardly any more
   * come. Only then does a final count exist, and does the number of votes at an age say how an entry does.
   */
  votesSettle: boolean
  /** Where a person reads this item on the site, or `null` where it has no page. */
  itemUrl(externalId: string): string | null
  listingUrl(day: Day): string
}

/** The result of one attempt to collect one listing. */
export type RunStatus = 'ok' | 'unchanged' | 'failed' | 'quarantined'

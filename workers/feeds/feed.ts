import type { Line } from '../lines.ts'
import type { Moment } from '../types.ts'

/** A feed, whatever it is written as. Addresses are paths on the deployment's own site. */
export interface Feed {
  /** Permanent: see `permanentId`. */
  id: string
  title: string
  description: string
  /** The page that shows the same. */
  page: string
  entries: Entry[]
}

export interface Entry {
  /** Permanent: a reader shows an entry again only when this changes. */
  id: string
  title: string
  /** The page the entry leads to. */
  page: string
  /** The same on the site it comes from. */
  elsewhere: string | null
  published: Moment
  /** When it last changed in a way that matters; votes that come in do not. */
  updated: Moment
  /** In plain text. */
  summary: string
  lines: Line[]
  authors: string[]
  tags: string[]
}

/**
 * A tag URI (RFC 4151): who made the name and since when, then what it names. It depends neither on where the
 * Worker runs nor on what the data says, so that moving to another address or recounting repeats no entry.
 */
export const permanentId = (...names: string[]): string =>
  `tag:uptrend.github.io,2025:${names.map((name) => encodeURIComponent(name).replaceAll('%2F', '/').replaceAll('%3A', ':')).join('/')}`

/** The unit of a source that nobody knows any more. */
export const UPVOTES = { one: 'upvote', many: 'upvotes' }

/** The newest change of any entry; the beginning of time for a feed without entries, which never changed. */
export const updatedAt = ({ entries }: Feed): Moment =>
  entries.reduce((newest, { updated }) => Math.max(newest, updated), 0)

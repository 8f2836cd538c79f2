import type { Context } from 'hono'
import type { AppEnv } from './context.ts'
import { toCsv } from './csv.ts'
import { type Slices, streamed } from './stream.ts'

export type Format = 'json' | 'csv' | 'ndjson'

/** What an answer says about itself. */
export interface Meta {
  /** The newest run the answer can contain. */
  as_of: string | null
  /** Number of the state of the data. */
  version: number
  /** Cursor of the next page; `null` on the last one. */
  next?: string | null
  [fact: string]: unknown
}

/** How long anybody may keep an answer: a minute, in shared caches five, and while asking anew, for a day. */
export const PUBLIC = 'public, max-age=60, s-maxage=300, stale-while-revalidate=86400'

/** A day, since a new version of the topic list may still count a settled month anew. */
const SETTLED = 'public, max-age=86400, immutable'

/** What a shared cache knows answers by that may change: `workers/purge.ts` takes them out once something has. */
export const ANSWERS = 'answers'

/** A weak tag of one state of the data and one question. */
export function tagFor(version: number | string, url: string): string {
  const { pathname, searchParams } = new URL(url)
  searchParams.sort()
  return `W/"${version}-${hash(`${pathname}?${searchParams}`)}"`
}

/**
 * 304 when the reader already has this; to be asked before anything else is read. `*` is anything there is, which is not
 * known yet: it is answered in full.
 *
 * @param lasts how long the answer may be kept from now on; without it, as long as was said with the answer
 */
export function notModified(
  context: Context<AppEnv>,
  tag: string,
  lasts: string | null = PUBLIC,
): Response | null {
  const known = context.req.header('if-none-match')
  if (known === undefined) return null
  const bare = tag.slice(2)
  const matches = known.split(',').some((one) => one.trim().replace(/^W\//, '') === bare)
  const headers = { etag: tag, ...(lasts === null ? {} : { 'cache-control': lasts }) }
  return matches ? new Response(null, { status: 304, headers }) : null
}

export interface Body {
  data: unknown
  /** The rows instead, when they are to be streamed. */
  slices?: Slices | undefined
  meta: Meta
}

export interface Delivery {
  /** `null` for an answer that changes with time. */
  tag: string | null
  url: string
  /** Columns of a list as CSV. */
  columns: readonly string[]
  status: 200 | 503
  /** Whether it will never change any more. */
  settled: boolean
}

/** The same answer as JSON, as CSV, or as one JSON object a line. */
export function respond(
  format: Format,
  body: Body,
  { tag, url, columns, status, settled }: Delivery,
): Response {
  const headers: Record<string, string> = {
    'content-type': TYPES[format],
    'cache-control': tag === null ? 'no-store' : settled ? SETTLED : PUBLIC,
  }
  if (tag !== null) headers.etag = tag
  if (tag !== null && !settled) headers['cache-tag'] = ANSWERS
  if (typeof body.meta.next === 'string') headers.link = nextLink(url, body.meta.next)
  const content =
    body.slices === undefined
      ? written(format, body, columns)
      : streamed(format, body.slices, body.meta, columns)
  return new Response(content, { status, headers })
}

const TYPES: Record<Format, string> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
}

export function written(format: Format, body: Body, columns: readonly string[]): string {
  if (format === 'json') return `${JSON.stringify(body)}\n`
  const rows = body.data as Record<string, unknown>[]
  return format === 'csv' ? toCsv(rows, columns) : rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

function nextLink(url: string, cursor: string): string {
  const next = new URL(url)
  next.searchParams.set('cursor', cursor)
  return `<${next.pathname}${next.search}>; rel="next"`
}

/** FNV-1a, 32 bits: tells questions apart within one version, nothing more. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return (value >>> 0).toString(36)
}

import { HOUR } from '../days.ts'
import { readBody } from './read-body.ts'
import { Trouble } from './trouble.ts'

/** Says who asks and where to complain. */
export const USER_AGENT = 'Uptrend/0.1 (+https://github.com/uptrend/uptrend)'
/** Gives a signal that aborts after a while. */
export type Timeout = (milliseconds: number) => AbortSignal

const PATIENCE = 15_000
const MOST_REDIRECTS = 3
const LONGEST_PAUSE = 24 * HOUR

export interface PageRequest {
  /** The configured address of the site. Nothing outside of it is ever fetched. */
  origin: string
  path: string
  accepts: 'json' | 'html'
  etag: string | null
}

export type Page =
  | { status: 304; url: string }
  | { status: 200; url: string; text: string; bytes: number; sha256: string; etag: string | null }

/**
 * Fetches one page politely: named user agent, conditional, at most 15 s and 8 MB, redirects only within
 * the site.
 *
 * @throws {Trouble} for anything that is not the page or "not modified".
 */
export async function fetchPage(
  request: PageRequest,
  fetcher: typeof fetch,
  timeout: Timeout = (milliseconds) => AbortSignal.timeout(milliseconds),
): Promise<Page> {
  const signal = timeout(PATIENCE)
  const url = addressOn(request.origin, request.path)
  try {
    const response = await follow(url, request, signal, fetcher)
    if (response.status === 304 && request.etag !== null) return { status: 304, url }
    await refuseUnlessOk(response)
    refuseOtherContent(response, request.accepts)
    const body = await readBody(response)
    return { status: 200, url, ...body, etag: response.headers.get('etag') }
  } catch (error) {
    if (error instanceof Trouble) throw error
    if (signal.aborted) throw new Trouble('site', `no complete answer within ${PATIENCE / 1000} s`)
    throw new Trouble('site', `the connection failed (${(error as Error).message})`)
  }
}

/** The address of a path on the configured site. */
export function addressOn(origin: string, path: string): string {
  const base = new URL(origin)
  const url = new URL(path, base)
  if (url.origin !== base.origin) throw new Trouble('page', `${path} is not on ${base.origin}`)
  return url.href
}

async function follow(
  address: string,
  { etag, accepts }: PageRequest,
  signal: AbortSignal,
  fetcher: typeof fetch,
): Promise<Response> {
  const headers: Record<string, string> = {
    'user-agent': USER_AGENT,
    accept: accepts === 'json' ? 'application/json' : 'text/html',
  }
  if (etag !== null) headers['if-none-match'] = etag
  let url = new URL(address)
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const response = await fetcher(url.href, { headers, signal, redirect: 'manual' })
    if (response.status === 304 || response.status < 300 || response.status > 399) return response
    await response.body?.cancel()
    const location = response.headers.get('location')
    const target = location === null ? null : URL.parse(location, url.href)
    if (target === null || target.origin !== url.origin) {
      throw new Trouble('page', `redirected to ${target?.origin ?? 'nowhere'}, which is not the site`, {
        httpStatus: response.status,
      })
    }
    url = target
  }
  throw new Trouble('page', `redirected more than ${MOST_REDIRECTS} times`)
}

async function refuseUnlessOk(response: Response): Promise<void> {
  const httpStatus = response.status
  if (httpStatus === 200) return
  await response.body?.cancel()
  const wholeSite = httpStatus === 429 || httpStatus === 403 || httpStatus >= 500
  const retryAfter = pauseAskedFor(response.headers.get('retry-after'))
  const pause = retryAfter === null ? '' : `, asking for a pause of ${Math.round(retryAfter / 1000)} s`
  throw new Trouble(wholeSite ? 'site' : 'page', `the site answered ${httpStatus}${pause}`, {
    httpStatus,
    retryAfter,
  })
}

/** Only the form in seconds: a date would need a clock, and the back-off is close enough. */
function pauseAskedFor(header: string | null): number | null {
  return header !== null && /^\d+$/.test(header) ? Math.min(Number(header) * 1000, LONGEST_PAUSE) : null
}

function refuseOtherContent(response: Response, accepts: 'json' | 'html'): void {
  const type = response.headers.get('content-type') ?? 'no content type'
  const wanted = accepts === 'json' ? /^application\/(?:[\w.+-]+\+)?json\b/i : /^text\/html\b/i
  if (!wanted.test(type))
    throw new Trouble('page', `expected ${accepts.toUpperCase()}, got ${type.slice(0, 60)}`, {
      httpStatus: 200,
    })
}

import { env } from 'cloudflare:workers'
import type { Day, Moment } from '../../../workers/types.ts'
import type { Listings } from './single-pass.ts'

/** One recorded answer: the listing of a day as it was at a moment. */
interface Capture {
  name: string
  day: Day
  at: Moment
}

const read = async (name: string): Promise<string> =>
  await (await env.RECORDINGS.fetch(`https://recordings/${name}`)).text()

const names: string[] = JSON.parse(await read(''))

/** Of the papers: `2025-06-10__20250610T0245Z`, the day and the moment. */
const papers = names.flatMap((name): Capture[] => {
  const [, day = '', date = '', hour, minute] = /api\/(.{10})__(\d{8})T(\d\d)(\d\d)Z/.exec(name) ?? []
  if (day === '') return []
  const iso = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T${hour}:${minute}:00Z`
  return [{ name, day, at: Date.parse(iso) }]
})
const trending = names.filter((name) => name.endsWith('.html') && name.startsWith('github'))

export const hasRecordings = papers.length > 0 && trending.length > 0
if (!hasRecordings)
  console.log('No recordings beside this checkout (../shared): the tests that replay them are skipped.')

/** The moments at which something was recorded, in order. */
export const captureTimes: Moment[] = papers.map(({ at }) => at).toSorted((a, b) => a - b)

/** The two sites as they were recorded, at a moment that can be moved, and note is taken of all that they show. */
export class RecordedSites {
  now: Moment = 0
  readonly #seen: Listings
  #open: { name: string; rows: unknown[] } = { name: '', rows: [] }

  constructor(seen: Listings) {
    this.#seen = seen
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(String(input))
    const known = new Headers(init?.headers).get('if-none-match')
    return url.pathname === '/trending' ? this.#trending(known) : this.#papers(url.searchParams, known)
  }

  async #papers(query: URLSearchParams, known: string | null): Promise<Response> {
    const day = query.get('date') ?? ''
    const page = Number(query.get('p'))
    const capture = papers.findLast((one) => one.day === day && one.at <= this.now)
    const tag = `"${capture?.name ?? 'nothing'} ${page}"`
    this.#seen.look('huggingface-papers', day, this.now)
    if (known === tag) return new Response(null, { status: 304, headers: { etag: tag } })
    if (capture !== undefined && this.#open.name !== capture.name)
      this.#open = { name: capture.name, rows: JSON.parse(await read(capture.name)) }
    const rows = capture === undefined ? [] : this.#open.rows.slice(page * 50, (page + 1) * 50)
    const text = JSON.stringify(rows)
    this.#seen.page('huggingface-papers', day, text)
    return new Response(text, { headers: { 'content-type': 'application/json', etag: tag } })
  }

  /** The newest page of that time; there are few of them, so each stands for months. */
  async #trending(known: string | null): Promise<Response> {
    const day = new Date(this.now).toISOString().slice(0, 10)
    const name = trending.findLast((one) => one.slice(-15, -5) <= day) ?? trending[0] ?? ''
    const tag = `"${name}"`
    this.#seen.look('github-trending', day, this.now)
    if (known === tag) return new Response(null, { status: 304, headers: { etag: tag } })
    const text = await read(name)
    this.#seen.page('github-trending', day, text)
    return new Response(text, { headers: { 'content-type': 'text/html; charset=utf-8', etag: tag } })
  }
}

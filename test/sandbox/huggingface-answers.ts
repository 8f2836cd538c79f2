import type { Day, Moment } from '../../workers/types.ts'
import type { Answer } from './answer.ts'
import { dayNamed, dayNumber, dayOf, isDay } from './days.ts'
import type { ShownRow } from './listing.ts'
import { errorPage, papersPage } from './papers-page.ts'
import { hashOf } from './random.ts'
import { jsonOf } from './row-json.ts'
import type { World } from './world.ts'

/** The real site gives no more rows at once, whatever `limit` asks for. */
export const MOST_ROWS = 50

const JSON_TYPE = 'application/json; charset=utf-8'
const HTML_TYPE = 'text/html; charset=utf-8'

/** The answer to a request for Hugging Face, or `null` when the address is none of its. */
export function huggingfaceAnswer(world: World, url: URL, now: Moment): Answer | null {
  if (url.pathname === '/api/daily_papers') return apiAnswer(world, url.searchParams, now)
  const dated = /^\/papers(?:\/date\/([^/]+))?$/.exec(url.pathname)
  if (dated) return pageAnswer(world, dated[1] ?? url.searchParams.get('date') ?? dayOf(now), now)
  return null
}

function apiAnswer(world: World, query: URLSearchParams, now: Moment): Answer {
  const day = query.get('date') ?? dayOf(now)
  const limit = wholeNumber(query.get('limit') ?? '50')
  const page = wholeNumber(query.get('p') ?? '0')
  const wrong = !isDay(day)
    ? '✖ Invalid ISO date\n  → at date'
    : !limit || page === null
      ? '✖ Invalid page'
      : null
  if (wrong) return { status: 400, type: JSON_TYPE, body: JSON.stringify({ error: wrong }), tag: 'error' }
  const size = Math.min(MOST_ROWS, limit ?? MOST_ROWS)
  const start = (page ?? 0) * size
  const rows = world.listingAt(day, now).slice(start, start + size)
  return {
    status: 200,
    type: JSON_TYPE,
    body: `[${rows.map(jsonOf).join(',')}]`,
    tag: tagOf(['api', day], rows),
  }
}

function pageAnswer(world: World, asked: string, now: Moment): Answer {
  if (!isDay(asked))
    return { status: 400, type: HTML_TYPE, body: errorPage(400, 'Invalid date'), tag: 'error' }
  const { day, rows } = latestWithPapers(world, asked, now)
  const shown = rows.slice(0, MOST_ROWS)
  return {
    status: 200,
    type: HTML_TYPE,
    body: papersPage(day, shown, now),
    tag: tagOf(['page', day, dayOf(now)], shown),
  }
}

/** A day without papers shows the latest earlier day that has some; before the first day, an empty page. */
function latestWithPapers(world: World, asked: Day, now: Moment): { day: Day; rows: ShownRow[] } {
  const first = dayNumber(world.firstDay)
  for (let number = Math.min(dayNumber(asked), dayNumber(dayOf(now))); number >= first; number--) {
    const rows = world.listingAt(dayNamed(number), now)
    if (rows.length > 0) return { day: dayNamed(number), rows }
  }
  return { day: asked, rows: [] }
}

/** Rows of one world differ only in their numbers, so these say whether anything has changed. */
function tagOf(keys: string[], rows: readonly ShownRow[]): string {
  const shown = rows.map(({ row, votes, comments, stars }) => `${row.paper.id} ${votes} ${comments} ${stars}`)
  const tag = (salt: string) =>
    hashOf(salt, ...keys, ...shown)
      .toString(16)
      .padStart(8, '0')
  return tag('a') + tag('b')
}

const wholeNumber = (text: string): number | null => (/^\d{1,6}$/.test(text) ? Number(text) : null)

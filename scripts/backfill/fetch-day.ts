import { type Look, lookAt } from '../../workers/collect/look.ts'
import { wayAfter } from '../../workers/collect/setback.ts'
import type { Day, ListedItem, Rejected, Source } from '../../workers/types.ts'
import type { Pace } from './pace.ts'

/** What a source shows for one day, read as far as it goes. */
export interface FetchedDay {
  items: ListedItem[]
  rejected: Rejected[]
  way: string
  /** Whether the day may have more items than this way shows. */
  cutOff: boolean
}

const MOST_SETBACKS = 8
const LONGEST_PAUSE = 600_000

/**
 * Reads a day's listing page by page, with the same look that the Worker takes. A page that can't be read is read in
 * the next of the source's ways. A site in trouble is left alone for as long as it asks, or else for 30 times the
 * usual pause and then ever longer.
 *
 * @throws {Error} when it still fails after several attempts
 */
export async function fetchDay(
  source: Source,
  day: Day,
  origin: string,
  pace: Pace,
  say: (line: string) => void,
  fetcher: typeof fetch = fetch,
): Promise<FetchedDay> {
  let index = 0
  let page = 0
  let setbacks = 0
  // A paper that moves down while the pages are turned stands on two of them.
  let items = new Map<string, ListedItem>()
  let rejected: Rejected[] = []
  for (;;) {
    const way = source.ways[index] ?? source.ways[0]
    await pace.turn()
    const look = await lookAt(
      {
        source,
        day,
        way,
        page,
        origin,
        etag: null,
        sha256: null,
        itemsBefore: 0,
        shown: new Set(items.keys()),
      },
      fetcher,
    )
    if (look.status === 'seen') {
      for (const item of look.items) if (!items.has(item.externalId)) items.set(item.externalId, item)
      rejected.push(...look.facts.rejected)
      page = look.nextPage
      if (page === 0) return { items: [...items.values()], rejected, way: way.name, cutOff: look.cutOff }
      continue
    }
    const trouble = look.status === 'failed' ? look.trouble : null
    if (++setbacks === MOST_SETBACKS) throw new Error(`${source.name}, ${day}: ${reasonOf(look)}`)
    const patience = Math.min(pace.pauseMs * 30 * 2 ** (setbacks - 1), LONGEST_PAUSE)
    const pause = trouble?.where === 'site' ? (trouble.retryAfter ?? patience) : 0
    say(`${day}  ${reasonOf(look)}${pause > 0 ? `; trying again in ${Math.round(pause / 1000)} s` : ''}`)
    const next = wayAfter(index, source.ways.length, setbacks, trouble)
    if (next !== index) {
      // Another way counts its pages otherwise.
      items = new Map()
      rejected = []
      page = 0
    }
    index = next
    await pace.rest(pause)
  }
}

const reasonOf = (look: Look): string =>
  look.status === 'failed'
    ? look.trouble.message
    : look.status === 'quarantined'
      ? look.reason
      : 'the site says that nothing has changed'

import * as v from 'valibot'
import { startOf } from '../days.ts'
import { sourceById } from '../sources/index.ts'
import type { Candidate, Day, Moment, SourceId } from '../types.ts'
import { checkedBody, moment, objectMessage } from './json-body.ts'
import { day, source } from './parameters.ts'
import { badParameters } from './problem.ts'

/** A listing somebody brings along: the rows still have to be checked. */
export interface BroughtListing {
  source: SourceId
  day: Day
  observedAt: Moment
  way: string
  candidates: Candidate[]
  /** Whether further parts of the same look follow. */
  more: boolean
}

const MOST_ITEMS = 200

// What a row lacks is no reason to refuse the others: each is checked on its own, later.
const item = v.looseObject({}, 'is not an object')

export const listingBody = v.strictObject(
  {
    source,
    day,
    observed_at: moment,
    way: v.pipe(v.string('is not text'), v.regex(/^[a-z][a-z-]{0,19}$/, 'is not a short lower-case name')),
    items: v.pipe(
      v.array(item, 'is not a list'),
      v.maxLength(MOST_ITEMS, `holds more than ${MOST_ITEMS} items: send it in parts`),
    ),
    more: v.optional(v.boolean('is neither true nor false'), false),
  },
  objectMessage,
)

/**
 * The body of `POST /api/v1/admin/listings`.
 *
 * @throws {Problem} 400 naming each bad field, 413 when it is too large
 */
export async function parseListing(request: Request, now: Moment): Promise<BroughtListing> {
  const { source, day, observed_at, way, items, more } = await checkedBody(listingBody, request)
  // One such day would have every day from there on followed again, and could not be taken back.
  const firstDay = sourceById(source)?.firstDay ?? ''
  if (day < firstDay)
    throw badParameters([{ parameter: 'day', message: `lies before the first listing, of ${firstDay}` }])
  // A look from the future would be the newest one until then, and a future day the newest listing.
  if (observed_at > now) throw badParameters([{ parameter: 'observed_at', message: 'lies in the future' }])
  if (observed_at < startOf(day))
    throw badParameters([{ parameter: 'observed_at', message: `lies before ${day} begins` }])
  return { source, day, observedAt: observed_at, way, candidates: items.map(candidateFrom), more }
}

function candidateFrom(item: Record<string, unknown>): Candidate {
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null
  return {
    externalId: item.external_id,
    title: item.title,
    summary: item.summary,
    authors: item.authors,
    authorCount: item.author_count,
    organization: isObject(item.organization)
      ? { id: item.organization.id, name: item.organization.name }
      : null,
    publishedAt: item.published_at,
    upvotes: item.upvotes,
    comments: item.comments,
    details: isObject(item.details) ? item.details : {},
    rank: item.rank,
  }
}

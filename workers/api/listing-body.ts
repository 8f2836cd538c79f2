import * as v from 'valibot'
import { readBody } from '../collect/read-body.ts'
import { Trouble } from '../collect/trouble.ts'
import type { Candidate, Day, Moment, SourceId } from '../types.ts'
import { day, source } from './parameters.ts'
import { badParameters, Problem } from './problem.ts'

/** A listing somebody brings along: the rows still have to be checked. */
export interface BroughtListing {
  source: SourceId
  day: Day
  observedAt: Moment
  way: string
  candidates: Candidate[]
}

const MOST_ITEMS = 200

const moment = v.pipe(
  v.string('is not text'),
  v.isoTimestamp(({ received }) => `${received} is not a time like 2025-06-10T02:00:00Z`),
  v.transform(Date.parse),
)

const item = v.looseObject({ external_id: v.unknown() }, 'is not an object')

const body = v.strictObject({
  source,
  day,
  observed_at: moment,
  way: v.pipe(v.string('is not text'), v.regex(/^[a-z][a-z-]{0,19}$/, 'is not a short lower-case name')),
  items: v.pipe(
    v.array(item, 'is not a list'),
    v.maxLength(MOST_ITEMS, `holds more than ${MOST_ITEMS} items: send it in parts`),
  ),
})

/**
 * The body of `POST /api/v1/admin/listings`.
 *
 * @throws {Problem} 400 naming each bad field, 413 when it is too large
 */
export async function parseListing(request: Request): Promise<BroughtListing> {
  const parsed = v.safeParse(body, await jsonOf(request))
  if (!parsed.success) {
    throw badParameters(
      parsed.issues.map((issue) => ({ parameter: v.getDotPath(issue) ?? 'body', message: issue.message })),
    )
  }
  const { source, day, observed_at, way, items } = parsed.output
  return { source, day, observedAt: observed_at, way, candidates: items.map(candidateFrom) }
}

async function jsonOf(request: Request): Promise<unknown> {
  try {
    const { text } = await readBody(request)
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof Trouble) throw new Problem(413, 'Body not usable', error.message)
    throw new Problem(400, 'Bad body', `The body is not JSON: ${(error as Error).message}`)
  }
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

import * as v from 'valibot'
import { daysBetween } from '../days.ts'
import type { Day, SourceId } from '../types.ts'
import { checkedBody, objectMessage } from './json-body.ts'
import { day, source } from './parameters.ts'
import { badParameters } from './problem.ts'

const MOST_DAYS = 366

const body = v.strictObject({ source, from: day, to: day }, objectMessage)

/**
 * The body of `POST /api/v1/admin/seen`: a source and a span of days, both ends included.
 *
 * @throws {Problem} 400
 */
export async function parseSpan(request: Request): Promise<{ source: SourceId; from: Day; to: Day }> {
  const span = await checkedBody(body, request)
  const days = daysBetween(span.from, span.to)
  if (days < 0) throw badParameters([{ parameter: 'from', message: `${span.from} is after to, ${span.to}` }])
  if (days >= MOST_DAYS)
    throw badParameters([
      { parameter: 'from', message: `more than ${MOST_DAYS} days lie between from and to` },
    ])
  return span
}

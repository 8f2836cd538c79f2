import * as v from 'valibot'

import type { Day, SourceId } from '../types.ts'
import { refuseBackwards, refuseMoreThan } from './days-asked.ts'
import { checkedBody, objectMessage } from './json-body.ts'
import { day, source } from './parameters.ts'

const MOST_DAYS = 366

export const spanBody = v.strictObject({ source, from: day, to: day }, objectMessage)

/**
 * The body of `POST /api/v1/admin/seen`: a source and a span of days, both ends included.
 *
 * @throws {Problem} 400
 */
export async function parseSpan(request: Request): Promise<{ source: SourceId; from: Day; to: Day }> {
  const span = await checkedBody(spanBody, request)
  refuseBackwards(span.from, span.to)
  refuseMoreThan(MOST_DAYS, span)
  return span
}

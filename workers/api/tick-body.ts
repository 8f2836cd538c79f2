import * as v from 'valibot'
import type { Moment } from '../types.ts'
import { checkedBody, moment, objectMessage } from './json-body.ts'
import { badParameters } from './problem.ts'

export const tickBody = v.strictObject({ at: v.optional(moment) }, objectMessage)

/**
 * The body of `POST /api/v1/admin/tick`: nothing, or `{ "at": TIME }` to tick as if it were an earlier time.
 *
 * @throws {Problem} 400
 */
export async function parseTickTime(request: Request, now: Moment): Promise<Moment> {
  const { at = now } = await checkedBody(tickBody, request, {})
  if (at > now) throw badParameters([{ parameter: 'at', message: 'lies in the future' }])
  return at
}

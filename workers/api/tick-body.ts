import * as v from 'valibot'
import type { Moment } from '../types.ts'
import { jsonBody, moment } from './json-body.ts'
import { badParameters } from './problem.ts'

const body = v.strictObject({ at: moment })

/**
 * The body of `POST /api/v1/admin/tick`: nothing, or `{ "at": TIME }` to tick as if it were an earlier time.
 *
 * @throws {Problem} 400
 */
export async function parseTickTime(request: Request, now: Moment): Promise<Moment> {
  if (request.body === null || request.headers.get('content-length') === '0') return now
  const parsed = v.safeParse(body, await jsonBody(request))
  if (!parsed.success) {
    throw badParameters(
      parsed.issues.map((issue) => ({ parameter: v.getDotPath(issue) ?? 'body', message: issue.message })),
    )
  }
  if (parsed.output.at > now) throw badParameters([{ parameter: 'at', message: 'lies in the future' }])
  return parsed.output.at
}

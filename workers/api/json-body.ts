import * as v from 'valibot'
import { readBody } from '../collect/read-body.ts'
import { Trouble } from '../collect/trouble.ts'
import { Problem } from './problem.ts'

/** A moment in ISO 8601. */
export const moment = v.pipe(
  v.string('is not text'),
  v.isoTimestamp(({ received }) => `${received} is not a time like 2025-06-10T02:00:00Z`),
  v.transform(Date.parse),
)

/**
 * A request's body as JSON.
 *
 * @throws {Problem} 400 when it is not JSON, 413 when it is too large or empty
 */
export async function jsonBody(request: Request): Promise<unknown> {
  try {
    const { text } = await readBody(request)
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof Trouble) throw new Problem(413, 'Body not usable', error.message)
    throw new Problem(400, 'Bad body', `The body is not JSON: ${(error as Error).message}`)
  }
}

import * as v from 'valibot'
import { readBody } from '../collect/read-body.ts'
import { Trouble } from '../collect/trouble.ts'
import { isDay } from '../days.ts'
import { badParameters, Problem } from './problem.ts'

/** A moment in ISO 8601, on a day that exists. */
export const moment = v.pipe(
  v.string('is not text'),
  v.isoTimestamp(({ received }) => `${received.slice(0, 60)} is not a time like 2025-06-10T02:00:00Z`),
  v.transform((text) => (isDay(text.slice(0, 10)) ? Date.parse(text) : Number.NaN)),
  v.check((value: number) => Number.isFinite(value), 'is on no calendar day'),
)

/** What is wrong with an object as a whole, or with having or lacking a field. */
export const objectMessage = ({
  expected,
  received,
}: {
  expected: string | null
  received: string
}): string =>
  expected === 'never' ? 'is no field here' : received === 'undefined' ? 'is missing' : 'is not an object'

/**
 * A request's body, checked.
 *
 * @param whenEmpty what a request without a body stands for; without it, there has to be one
 * @throws {Problem} 400 when it is not JSON or not of this shape, naming each bad field; 413 when it is too large
 */
export async function checkedBody<Schema extends v.GenericSchema>(
  schema: Schema,
  request: Request,
  whenEmpty?: unknown,
): Promise<v.InferOutput<Schema>> {
  const parsed = v.safeParse(schema, await jsonBody(request, whenEmpty))
  if (parsed.success) return parsed.output
  throw badParameters(
    parsed.issues.map((issue) => ({ parameter: v.getDotPath(issue) ?? 'body', message: issue.message })),
  )
}

/** What is stored at once has to fit into one parameter of a statement: D1 takes 2 MB. */
const MOST_BYTES = 1.5 * 1024 * 1024

async function jsonBody(request: Request, whenEmpty: unknown): Promise<unknown> {
  try {
    const { text } = await readBody(request, MOST_BYTES)
    return JSON.parse(text)
  } catch (error) {
    const { message } = error as Error
    if (!(error instanceof Trouble)) throw new Problem(400, 'Bad body', `The body is not JSON: ${message}`)
    if (/larger than/.test(message)) throw new Problem(413, 'Body too large', `${message}: send it in parts`)
    if (whenEmpty !== undefined) return whenEmpty
    throw new Problem(400, 'Bad body', message)
  }
}

import * as v from 'valibot'
import { text } from './parameters.ts'
import { badParameters } from './problem.ts'

/** Where a page ended: the list and order it is of, and the numbers of its last row there. */
export type Position = readonly [of: string, ...numbers: number[]]

/** Where the next page begins, as text: a position as JSON in base64url. */
export const cursor = v.pipe(text(400), v.transform(decode))

export const encodeCursor = (position: Position): string =>
  btoa(JSON.stringify(position)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')

/**
 * The numbers of a position in this list and order; `undefined` without a cursor.
 *
 * @throws {Problem} 400 when the cursor is of another list, of another order, or made up
 */
export function numbersOf(
  position: Position | null | undefined,
  of: string,
  count: number,
): number[] | undefined {
  if (position === undefined) return undefined
  const [found, ...numbers] = position ?? []
  if (found === of && numbers.length === count) return numbers
  throw badParameters([
    { parameter: 'cursor', message: 'is not a cursor that this endpoint gave out for this question' },
  ])
}

function decode(written: string): Position | null {
  try {
    const [of, ...numbers]: unknown[] = JSON.parse(atob(written.replaceAll('-', '+').replaceAll('_', '/')))
    return typeof of === 'string' && numbers.every((one) => Number.isSafeInteger(one))
      ? [of, ...(numbers as number[])]
      : null
  } catch {
    return null
  }
}

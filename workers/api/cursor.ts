import * as v from 'valibot'
import { text } from './parameters.ts'
import { badParameters } from './problem.ts'

/** Where a page ended: the list and order it is of, and what places its last row there. */
export type Position = readonly [of: string, ...place: (number | string)[]]

/** Where the next page begins, as text: a position as JSON in base64url. */
export const cursor = v.pipe(text(2000), v.transform(decode))

export const encodeCursor = (position: Position): string =>
  btoa(inAscii(JSON.stringify(position)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

const inAscii = (json: string): string =>
  json.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)

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
  return placeOf(position, of, new Array<'number'>(count).fill('number')) as number[] | undefined
}

/**
 * What places a row in this list and order, of these kinds; `undefined` without a cursor.
 *
 * @throws {Problem} 400 when the cursor is of another list, of another order, or made up
 */
export function placeOf(
  position: Position | null | undefined,
  of: string,
  kinds: readonly ('number' | 'string')[],
): (number | string)[] | undefined {
  if (position === undefined) return undefined
  const [found, ...place] = position ?? []
  const fits = place.length === kinds.length && place.every((one, i) => typeof one === kinds[i])
  if (found === of && fits) return place
  throw badParameters([
    { parameter: 'cursor', message: 'is not a cursor that this endpoint gave out for this question' },
  ])
}

function decode(written: string): Position | null {
  try {
    const [of, ...place]: unknown[] = JSON.parse(atob(written.replaceAll('-', '+').replaceAll('_', '/')))
    return typeof of === 'string' &&
      place.every((one) => typeof one === 'string' || Number.isSafeInteger(one))
      ? [of, ...(place as (number | string)[])]
      : null
  } catch {
    return null
  }
}

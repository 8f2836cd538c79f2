import { cleanText } from '../sources/text.ts'

/**
 * Where an attempt went wrong. `site`: the whole site is out of reach or wants a pause, so nothing else is
 * asked of it for a while. `page`: this page is not what it should be; others may be fine.
 */
export type TroubleWith = 'site' | 'page'

const LONGEST_MESSAGE = 300

/** An attempt to collect a listing that failed, in words a person can act on: clean, as they may quote the site's. */
export class Trouble extends Error {
  override name = 'Trouble'
  readonly where: TroubleWith
  readonly httpStatus: number | null
  /** Milliseconds the site asked us to wait. */
  readonly retryAfter: number | null
  constructor(
    where: TroubleWith,
    message: string,
    facts: { httpStatus?: number; retryAfter?: number | null } = {},
  ) {
    super(cleanText(message, LONGEST_MESSAGE) ?? 'no reason given')
    this.where = where
    this.httpStatus = facts.httpStatus ?? null
    this.retryAfter = facts.retryAfter ?? null
  }
}

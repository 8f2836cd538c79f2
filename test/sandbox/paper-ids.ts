import { MOST_PAPERS_A_DAY } from './calendar.ts'
import { type DayNumber, dayNamed } from './days.ts'

const MOST_DAYS_SINCE_PUBLISHED = 9

/**
 * An arXiv-like id that no other paper of the world has: year and month of publication, then a number made from the
 * day of the month, the days since then, and the place on the listing. The numbers begin at 60000, above those arXiv
 * has used so far, so that no id belongs to somebody's real paper. Old papers get numbers from 31000, by listing day.
 */
export function paperId(published: DayNumber, listed: DayNumber, place: number): string {
  const [year = '', month = '', day = ''] = dayNamed(published).split('-')
  const lag = listed - published
  const shuffled = (place * 29) % MOST_PAPERS_A_DAY
  const number =
    lag <= MOST_DAYS_SINCE_PUBLISHED
      ? 60000 + ((Number(day) - 1) * (MOST_DAYS_SINCE_PUBLISHED + 1) + lag) * MOST_PAPERS_A_DAY + shuffled
      : 31000 + (listed % 400) * MOST_PAPERS_A_DAY + shuffled
  return `${year.slice(2)}${month}.${number}`
}

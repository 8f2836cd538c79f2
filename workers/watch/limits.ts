/** What the free plan gives a day, and a database. */
export const FREE_PLAN = { rowsRead: 5_000_000, rowsWritten: 100_000, bytes: 500_000_000 }

/** From this share of a day's rows on, the deployer should know. */
export const BUDGET_WARNING = 0.7
/** From here on the deployer should know that the database fills up. */
export const BYTES_WARNING = 400_000_000
/** From here on the abstracts of new items are not kept any more, so that votes still find room for a long time. */
export const BYTES_FULL = 480_000_000

export const isFull = (bytes: number): boolean => bytes >= BYTES_FULL

/** What one of Cloudflare's plans allows. */
export interface Plan {
  name: 'free' | 'paid'
  /** Rows of a UTC day. The paid plan has 25 billion and 50 million a month included: a thirtieth of that. */
  rowsRead: number
  rowsWritten: number
  /** What a database may hold. */
  bytes: number
}

const FREE: Plan = { name: 'free', rowsRead: 5_000_000, rowsWritten: 100_000, bytes: 500_000_000 }
const PAID: Plan = { name: 'paid', rowsRead: 833_000_000, rowsWritten: 1_660_000, bytes: 10_000_000_000 }

/** The plan that the deployer has, as the var `PLAN` says; without it the free one. */
export const planOf = ({ PLAN }: { PLAN?: string }): Plan => (PLAN === 'paid' ? PAID : FREE)

/** What could not be understood of that var, in words: who misspells it is held to the limits of the free plan. */
export const planProblems = ({ PLAN = '' }: { PLAN?: string }): string[] =>
  ['', FREE.name, PAID.name].includes(PLAN) ? [] : [`PLAN: "${PLAN.slice(0, 40)}" is neither free nor paid`]

/** From this share of a day's rows on, the deployer should know. */
export const BUDGET_WARNING = 0.7

/** From here on the deployer should know that the database fills up: 400 MB of the free plan's. */
export const bytesWarning = ({ bytes }: Plan): number => 0.8 * bytes

/**
 * From here on the abstracts of new items are not kept any more, so that votes still find room for a long time: 480 MB of
 * the free plan's.
 */
export const bytesFull = ({ bytes }: Plan): number => 0.96 * bytes

export const isFull = (bytes: number, plan: Plan): boolean => bytes >= bytesFull(plan)

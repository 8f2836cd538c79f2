/** A settled item as it stood at one ladder age. */
export interface SettledItem {
  /** Votes at the ladder age. */
  votes: number
  /** Mid-rank of those votes within its listing, in [0, 1]. */
  midRank: number
  /** Votes when it had settled. */
  finalVotes: number
}

/**
 * Running sums of the normal equations of y = a + b x + c m, with x = log1p(votes at the age), m = mid-rank
 * and y = log1p(final votes). Ten numbers stand for any number of items.
 */
export interface Sums {
  n: number
  x: number
  m: number
  y: number
  xx: number
  xm: number
  mm: number
  xy: number
  my: number
}

/** The line a set of sums gives. */
export interface Line {
  a: number
  b: number
  c: number
}

/** Pulls a fit on few or equal items towards "as many more votes as usual": b = 1, c = 0. */
const RIDGE = 1e-3

export function noSums(): Sums {
  return { n: 0, x: 0, m: 0, y: 0, xx: 0, xm: 0, mm: 0, xy: 0, my: 0 }
}

/**
 * The sums with one more item.
 * @throws RangeError when a vote count is negative or a number is not finite.
 */
export function addItem(sums: Sums, item: SettledItem): Sums {
  const x = logVotes(item.votes)
  const y = logVotes(item.finalVotes)
  const m = item.midRank
  if (!(m >= 0 && m <= 1)) throw new RangeError(`mid-rank must be in [0, 1], got ${m}`)
  return mergeSums(sums, { n: 1, x, m, y, xx: x * x, xm: x * m, mm: m * m, xy: x * y, my: m * y })
}

/** The sums of both sets of items together. */
export function mergeSums(one: Sums, other: Sums): Sums {
  return {
    n: one.n + other.n,
    x: one.x + other.x,
    m: one.m + other.m,
    y: one.y + other.y,
    xx: one.xx + other.xx,
    xm: one.xm + other.xm,
    mm: one.mm + other.mm,
    xy: one.xy + other.xy,
    my: one.my + other.my,
  }
}

/** Least squares from the sums: solves the 2 x 2 system that is left after the means are taken out. */
export function fitLine(sums: Sums): Line {
  if (sums.n === 0) return { a: 0, b: 1, c: 0 }
  const { n } = sums
  const xx = sums.xx - (sums.x * sums.x) / n + RIDGE
  const mm = sums.mm - (sums.m * sums.m) / n + RIDGE
  const xm = sums.xm - (sums.x * sums.m) / n
  const xy = sums.xy - (sums.x * sums.y) / n + RIDGE
  const my = sums.my - (sums.m * sums.y) / n
  const determinant = xx * mm - xm * xm
  const b = (xy * mm - my * xm) / determinant
  const c = (my * xx - xy * xm) / determinant
  return { a: (sums.y - b * sums.x - c * sums.m) / n, b, c }
}

/** log1p(final votes) as the line sees it. */
export function predict({ a, b, c }: Line, votes: number, midRank: number): number {
  return a + b * logVotes(votes) + c * midRank
}

export function logVotes(votes: number): number {
  if (!(votes >= 0 && votes < Infinity)) throw new RangeError(`votes must be >= 0, got ${votes}`)
  return Math.log1p(votes)
}

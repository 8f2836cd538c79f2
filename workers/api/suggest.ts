import { notFound, type Problem } from './problem.ts'

/** The candidate nearest to what was written, when it is near enough to be what was meant. */
export function suggestion(written: string, candidates: readonly string[]): string | null {
  let best: string | null = null
  let fewest = Math.max(1, Math.floor(written.length / 3)) + 1
  for (const candidate of candidates) {
    const edits = editDistance(written.toLowerCase().slice(0, 64), candidate.toLowerCase())
    if (edits < fewest) {
      fewest = edits
      best = candidate
    }
  }
  return best
}

export const didYouMean = (written: string, candidates: readonly string[]): string => {
  const nearest = suggestion(written, candidates)
  return nearest === null ? '' : `; did you mean "${nearest}"?`
}

/** There is no such topic: 404, naming the nearest. */
export const noSuchTopic = (id: string, topics: readonly { id: string }[]): Problem =>
  notFound(
    `There is no topic "${id.slice(0, 60)}"${
      didYouMean(
        id,
        topics.map((topic) => topic.id),
      ) || '.'
    }`,
  )

/**
 * Letters put in, left out, replaced, or swapped with their neighbour: Levenshtein's distance with swaps, no letter touched
 * twice (optimal string alignment). A row at a time; swaps look two rows back.
 */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      next.push(
        Math.min(
          replaced,
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          swapped ? (before[j - 2] ?? 0) + 1 : replaced,
        ),
      )
    }
    before = row
    row = next
  }
  return row[b.length] ?? 0
}

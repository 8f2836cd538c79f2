import type { Paper } from './papers.ts'
import type { Organization } from './people.ts'
import type { Random } from './random.ts'

export interface LinkedRepository {
  url: string
  stars: { first: number; daily: number }
  quirks: string[]
}

/** The code a paper links to; a few links hold a line break or end in `.git`. */
export function repositoryOf(
  paper: Paper,
  organization: Organization | null,
  random: Random,
): LinkedRepository {
  const owner = (organization?.name ?? `${paper.name}-authors`).replace(/[^A-Za-z0-9-]/g, '-').toLowerCase()
  const plain = `https://github.com/sample-${owner}/${paper.name}`
  const first = Math.floor(8 * Math.exp(1.5 * random.normal()))
  const stars = { first, daily: first * 0.08 * random.next() }
  const odd = random.next()
  if (odd < 0.01) return { url: `${plain}\n`, stars, quirks: ['repository-line-break'] }
  if (odd < 0.03) return { url: `${plain}.git`, stars, quirks: ['repository-dot-git'] }
  return { url: plain, stars, quirks: [] }
}

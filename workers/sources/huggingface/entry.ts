import type { Candidate } from '../../types.ts'

type Fields = Record<string, unknown>

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}

/**
 * Picks what we use from one entry of `dailyPapers` (the API and the page's hydration JSON have the same
 * rows). The outer `publishedAt` is not used: it changed its meaning in 2025-03.
 */
export function candidateFromEntry(value: unknown): Candidate {
  const entry = fieldsOf(value)
  const paper = fieldsOf(entry.paper)
  const organization = fieldsOf(paper.organization ?? entry.organization ?? entry.submitterOrganization)
  const authors = Array.isArray(paper.authors) ? paper.authors : null
  return {
    externalId: paper.id,
    // The card shows the outer title; a few papers have another one within.
    title: entry.title ?? paper.title,
    summary: paper.summary ?? entry.summary,
    authors: authors === null ? null : visibleNames(authors),
    authorCount: authors === null ? null : authors.length,
    organization: { id: organization.name, name: organization.fullname ?? organization.name },
    publishedAt: paper.publishedAt,
    upvotes: paper.upvotes,
    comments: entry.numComments,
    details: {
      ai_summary: paper.ai_summary,
      github_repo: paper.githubRepo,
      github_stars: paper.githubStars,
      keywords: paper.ai_keywords,
      project_page: paper.projectPage,
    },
  }
}

/** The day on which an entry was put on the listing, where the site says it. */
export const listingDayOf = (value: unknown): string | null =>
  dayIn(fieldsOf(fieldsOf(value).paper).submittedOnDailyAt)

/** The day that a written time begins with; `null` when it is none. */
export const dayIn = (time: unknown): string | null =>
  typeof time === 'string' ? (/^\d{4}-\d\d-\d\d/.exec(time)?.[0] ?? null) : null

function visibleNames(authors: unknown[]): unknown[] {
  const names: unknown[] = []
  for (const author of authors) {
    const { name, hidden } = fieldsOf(author)
    if (hidden !== true) names.push(name)
  }
  return names
}

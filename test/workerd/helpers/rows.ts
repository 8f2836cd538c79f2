import type { ListedItem } from '../../../workers/types.ts'

/** A generated paper with every field known. Numbers in, so that a test states only what it is about. */
export function paper(number: number, upvotes: number, facts: Partial<ListedItem> = {}): ListedItem {
  return {
    externalId: arxivId(number),
    title: `Generated paper number ${number}`,
    summary: `What paper ${number} is about.`,
    authors: [`Author ${number} A`, `Author ${number} B`],
    authorCount: 2,
    organization: { id: `org-${number % 7}`, name: `Organisation ${number % 7}` },
    publishedAt: Date.UTC(2025, 5, 1) + number * 60_000,
    upvotes,
    comments: 3,
    details: { github_repo: `owner-${number}/code`, keywords: ['one', 'two'] },
    rank: number,
    ...facts,
  }
}

/** The same paper as a page that says little shows it: an id, a title and votes. */
export const barePaper = (number: number, upvotes: number, facts: Partial<ListedItem> = {}): ListedItem =>
  paper(number, upvotes, {
    summary: null,
    authors: null,
    authorCount: null,
    organization: null,
    publishedAt: null,
    comments: null,
    details: {},
    ...facts,
  })

export function repository(name: string, stars: number, rank: number): ListedItem {
  return {
    externalId: name,
    title: name,
    summary: `What ${name} does.`,
    authors: null,
    authorCount: null,
    organization: { id: name.split('/')[0] ?? null, name: name.split('/')[0] ?? '' },
    publishedAt: null,
    upvotes: stars,
    comments: null,
    details: { forks: 12, language: 'TypeScript', stars_today: 40 },
    rank,
  }
}

export const arxivId = (number: number): string => `2506.${String(number).padStart(5, '0')}`

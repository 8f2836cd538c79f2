import type { DayNumber } from './days.ts'

/** How rows looked at a time. The real site changed its rows in this order; here it happens within 400 days. */
export interface Era {
  /** Titles and summaries hold line breaks. */
  lineBreaks: boolean
  /** The outer `publishedAt` is the time of submission; later it is the arXiv time minus some hours. */
  publishedIsSubmitted: boolean
  organization: 'absent' | 'submitter' | 'present'
  githubStars: boolean
  /** The part of the papers that has `ai_keywords` and `ai_summary`. */
  keywords: number
}

/** Days before the last day at which each change came. */
export const ERA_STARTS = {
  arxivTimes: 330,
  githubStars: 300,
  submitter: 252,
  organization: 246,
  noLineBreaks: 200,
}

export function eraOf(day: DayNumber, lastDay: DayNumber): Era {
  const before = lastDay - day
  return {
    lineBreaks: before > ERA_STARTS.noLineBreaks,
    publishedIsSubmitted: before > ERA_STARTS.arxivTimes,
    organization:
      before > ERA_STARTS.submitter ? 'absent' : before > ERA_STARTS.organization ? 'submitter' : 'present',
    githubStars: before <= ERA_STARTS.githubStars,
    keywords: before > 60 ? 0.97 : 0.37 + 0.6 * Math.max(0, (before - 30) / 30),
  }
}

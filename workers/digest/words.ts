import { counted } from '../counted.ts'
import type { Digest, SourceDigest } from './digest.ts'
import type { DigestPeriod } from './period.ts'

/** `2026-06-10`, or `2026-W24 (2026-06-08 to 2026-06-14)`. */
export const periodWords = ({ name, interval, from, to }: DigestPeriod): string =>
  interval === 'day' ? name : `${name} (${from} to ${to})`

/** Where the page of a digest is. */
export const digestPath = ({ name }: DigestPeriod): string => `/digest/${name}`

/** The news of a digest in one line. @example 'RAG and 3 more topics are rising' */
export function headlineOf({ sources }: Digest): string {
  const [first, ...others] = sources.flatMap(({ called }) => called?.rising.map(({ name }) => name) ?? [])
  const more = others.length + sources.reduce((sum, { called }) => sum + (called?.more ?? 0), 0)
  if (first === undefined) return mostUpvoted(sources) ?? 'nothing stood out'
  if (more === 0) return `${first} is rising`
  return `${first} and ${counted(more, { one: 'more topic', many: 'more topics' })} are rising`
}

function mostUpvoted(sources: readonly SourceDigest[]): string | null {
  const [title] = sources.flatMap(({ best }) => best.slice(0, 1).map((item) => item.title))
  return title === undefined ? null : `most upvoted: ${title}`
}

/** The news of each source in a few words. */
export const summaryOf = ({ sources }: Digest): string =>
  sources
    .flatMap(({ source, called, best }) => {
      const rising = called?.rising.slice(0, 3).map(({ name }) => name) ?? []
      const news = [
        ...(rising.length === 0 ? [] : [`rising: ${rising.join(', ')}`]),
        ...best
          .slice(0, 1)
          .map(({ title, upvotes }) => `most upvoted: ${title} (${counted(upvotes, source.unit)})`),
      ]
      return news.length === 0 ? [] : [`${source.name}: ${news.join('; ')}`]
    })
    .join('. ')

import type { CalledTopic } from './calls.ts'
import type { BestItem, Digest } from './digest.ts'
import { digestPath } from './words.ts'

/** A digest for programs, named as the API names things. Addresses of pages are `null` where nobody knows their site. */
export function digestData(
  { period, sources }: Digest,
  title: string,
  origin: string | null,
): Record<string, unknown> {
  const at = (path: string) => (origin === null ? null : origin + path)
  const topic = ({ topic, name, flag, evidence, page }: CalledTopic) => ({
    topic,
    name,
    flag,
    evidence,
    page: at(page),
  })
  const item = ({ id, title, upvotes, page, elsewhere }: BestItem) => ({
    id,
    title,
    upvotes,
    page: at(page),
    url: elsewhere,
  })
  return {
    event: 'digest',
    period: period.name,
    from: period.from,
    to: period.to,
    title,
    page: at(digestPath(period)),
    sources: sources.map(({ source, items, closed, complete, called, best }) => ({
      source: source.id,
      unit: source.unit.many,
      items,
      closed_days: closed,
      complete_days: complete,
      trends_as_of: called?.day ?? null,
      rising: called?.rising.map(topic) ?? [],
      rising_more: called?.more ?? 0,
      falling: called?.falling.map(topic) ?? [],
      emerging: called?.emerging.map((phrase) => ({ ...phrase, page: at(phrase.page) })) ?? [],
      most_upvoted: best.map(item),
    })),
  }
}

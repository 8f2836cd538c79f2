import { capital } from '../words.ts'
import type { ItemsView } from './items.tsx'

/** The orders of the API, in words: these first. */
export const ORDERS = {
  upvotes: 'most votes',
  velocity: 'fastest now',
  heat: 'hottest for its age',
  first_seen: 'newest',
  published: 'published last',
} as const

export type Order = keyof typeof ORDERS

/** Whether the API gives the newest first when no order is asked for: by words, and by a topic without days. */
export const isNewestFirst = ({ q, topic, day, from }: ItemsView['parameters']): boolean =>
  q !== undefined || (topic !== undefined && day === undefined && from === undefined)

/** The order of what is listed. */
export function orderOf(parameters: ItemsView['parameters']): Order {
  const { sort } = parameters
  if (sort !== undefined && sort in ORDERS) return sort as Order
  return isNewestFirst(parameters) ? 'first_seen' : 'upvotes'
}

/** What is listed and in which order: `Papers about video generation, most upvotes first, of all days.` */
export function whatIsListed({ sources, parameters, topics }: ItemsView): string {
  const { q, topic, organization, min_upvotes: least } = parameters
  const [one] = sources
  const votes = sources.length === 1 && one !== undefined ? one.unit.many : 'votes'
  const order = orderOf(parameters)
  const name = topics.find(({ id }) => id === topic)?.name ?? topic
  const narrowed = [
    topic === undefined ? '' : ` about ${name}`,
    organization === undefined ? '' : ` by ${organization}`,
    q === undefined ? '' : ` with ${q.startsWith('"') ? q : `“${q}”`}`,
    least === undefined ? '' : `, with at least ${least} ${votes}`,
  ].join('')
  const first = order === 'upvotes' ? `most ${votes}` : ORDERS[order]
  return `${capital(sources.map(({ entry }) => entry.many).join(' and '))}${narrowed}, ${first} first, ${daysOf(parameters)}.`
}

function daysOf({ day, from, to, sort }: ItemsView['parameters']): string {
  if (day !== undefined || (from !== undefined && from === to)) return `listed on ${day ?? from}`
  if (from !== undefined) return `listed from ${from} to ${to}`
  // Elsewhere votes no longer come in.
  return sort === 'velocity' || sort === 'heat' ? 'on the two newest listings' : 'of all days'
}

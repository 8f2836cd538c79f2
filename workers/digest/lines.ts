import { counted } from '../counted.ts'
import type { Line } from '../lines.ts'
import type { Called } from './calls.ts'
import type { Digest, SourceDigest } from './digest.ts'
import type { DigestInterval } from './period.ts'

/** How much of each there is room for. */
export interface Room {
  rising: number
  falling: number
  emerging: number
  best: number
}

export const ALL_OF_IT: Room = { rising: 99, falling: 99, emerging: 99, best: 99 }
/** For a chat. */
export const A_FEW: Room = { rising: 3, falling: 1, emerging: 2, best: 3 }

/** A digest as lines, for feeds and messages: a heading for each source, and one for each kind of news. */
export const linesOf = ({ period, sources }: Digest, room: Room = ALL_OF_IT): Line[] =>
  sources.flatMap((digest) => [
    { text: digest.source.name, heading: 2 as const },
    { text: factsOf(digest, period.interval) },
    ...(digest.called === null ? [] : calledLines(digest.called, room)),
    ...section(
      `Most ${digest.source.unit.many}`,
      digest.best.slice(0, room.best).map(({ title, upvotes, page }) => ({
        text: title,
        page,
        note: counted(upvotes, digest.source.unit),
      })),
    ),
  ])

function calledLines({ day, rising, more, falling, emerging }: Called, room: Room): Line[] {
  const topics = (of: Called['rising'], most: number): Line[] =>
    of.slice(0, most).map(({ name, flag, evidence, page }) => ({
      text: flag === 'new' ? `${name} (new)` : name,
      page,
      note: evidence,
    }))
  const left = more + Math.max(0, rising.length - room.rising)
  return [
    ...section(`Rising, to the end of ${day}`, [
      ...topics(rising, room.rising),
      ...(left === 0 ? [] : [{ text: `And ${left} more.` }]),
    ]),
    ...section('Falling', topics(falling, room.falling)),
    ...section(
      'Emerging phrases',
      emerging
        .slice(0, room.emerging)
        .map(({ name, evidence, page }) => ({ text: name, page, note: evidence })),
    ),
  ]
}

const section = (title: string, lines: Line[]): Line[] =>
  lines.length === 0 ? [] : [{ text: title, heading: 3 }, ...lines]

/** How much was listed, and whether all of it was seen. */
export function factsOf({ source, closed, complete, items }: SourceDigest, interval: DigestInterval): string {
  if (closed === 0) return 'Nothing is known of its listing.'
  const listed = `${counted(items, source.entry)} listed`
  if (interval === 'day')
    return complete === 1 ? `${listed}.` : `${listed}; the listing was not seen to its end.`
  // An entry that stays for days stands on each of their listings.
  const inAll = source.entriesStay ? '' : `${listed}; `
  return `${inAll}${complete} of 7 days seen to the end.`
}

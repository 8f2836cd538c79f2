import type { Message } from '../message.ts'
import type { Moment } from '../types.ts'

/** What is told of an incident: that it has begun, or that it is over. */
export interface Telling {
  event: 'began' | 'ended'
  kind: string
  subject: string
  detail: string
  beganAt: Moment
  endedAt: Moment | null
}

const TITLES: Record<string, string> = {
  late: 'is late',
  failing: 'keeps failing',
  empty: 'has listed nothing for days',
  quarantined: 'gave an answer that can’t be trusted',
  backlog: 'Work piles up',
  budget: 'The day’s budget runs out',
  space: 'The database fills up',
}

/** The headline of a message. */
export function titleOf({ event, kind, subject }: Telling): string {
  const title = [subject, TITLES[kind] ?? kind].filter((part) => part !== '').join(' ')
  return event === 'began' ? `Uptrend: ${title}` : `Uptrend: over: ${title}`
}

/** The whole message as text. */
export function textOf(telling: Telling): string {
  const { event, detail, beganAt, endedAt } = telling
  const time = (moment: Moment) => `${new Date(moment).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const when =
    event === 'began' ? `since ${time(beganAt)}` : `from ${time(beganAt)} to ${time(endedAt ?? beganAt)}`
  return `${titleOf(telling)}\n${detail} (${when})`
}

/** What is told of an incident. */
export function messageOf(telling: Telling): Message {
  const { event, kind, subject, detail, beganAt, endedAt } = telling
  return {
    title: titleOf(telling),
    text: textOf(telling),
    data: {
      event,
      kind,
      source: subject === '' ? null : subject,
      detail,
      began_at: new Date(beganAt).toISOString(),
      ended_at: endedAt === null ? null : new Date(endedAt).toISOString(),
    },
  }
}

import { type DayNumber, dayNamed } from './days.ts'
import type { Random } from './random.ts'
import type { Phrase } from './topic-forms.ts'

/** A made-up term that no taxonomy lists and that papers begin to use on a known day. */
export interface NewPhrase {
  phrase: string
  startDay: string
  /** Part of the papers that use it from then on. */
  share: number
}

const PLAN: readonly [Phrase, number, number][] = [
  [{ text: 'staircase decoding', kind: 'method' }, -310, 0.014],
  [{ text: 'sidecar critics', kind: 'models' }, -205, 0.016],
  [{ text: 'breadcrumb supervision', kind: 'method' }, -120, 0.02],
  [{ text: 'glacier tokens', kind: 'parts' }, -42, 0.025],
  [{ text: 'quilted attention', kind: 'method' }, -19, 0.03],
]

export const newPhrases = (lastDay: DayNumber): NewPhrase[] =>
  PLAN.map(([{ text }, offset, share]) => ({ phrase: text, startDay: dayNamed(lastDay + offset), share }))

/** The new phrase a paper of that day uses, if any. */
export function drawNewPhrase(day: DayNumber, lastDay: DayNumber, random: Random): Phrase | null {
  const chances = PLAN.map(([, offset, share]) => (day - lastDay >= offset ? share : 0))
  let rest = random.next()
  for (let at = 0; at < PLAN.length; at++) {
    rest -= chances[at] ?? 0
    if (rest < 0) return PLAN[at]?.[0] ?? null
  }
  return null
}

import { addDays, dayOf, HOUR } from '../days.ts'
import type { Day, Moment, SourceId } from '../types.ts'
import { BUDGET_WARNING, bytesWarning, isFull, type Plan } from './limits.ts'

export type IncidentKind = 'late' | 'failing' | 'empty' | 'quarantined' | 'backlog' | 'budget' | 'space'

/** Something that is wrong right now. A kind and a subject are one incident, for as long as they are found. */
export interface Finding {
  kind: IncidentKind
  subject: SourceId | ''
  detail: string
}

/** What is looked at to find out whether all is well. */
export interface Facts {
  sources: {
    source: SourceId
    lastSuccess: Moment | null
    failures: number
    error: string | null
    /** The newest day on which anything was listed. */
    lastDay: Day | null
    /** The newest answer that was kept out of the data, for what reason. */
    quarantinedAt: Moment | null
    quarantinedFor: string | null
  }[]
  /** Days that are over and not closed, and items without topics. */
  unclosed: number
  untagged: number
  rowsRead: number
  rowsWritten: number
  bytes: number
  plan: Plan
}

const LATE_AFTER_HOURS = 3
const FAILURES = 3
/** Longer than any weekend with holidays around it. */
const MOST_EMPTY_DAYS = 5
/** Another way that works, minutes later, doesn't mean that all is well. */
const QUARANTINE_HOURS = 24
/** More than an ordinary day leaves waiting, and what a few hours without ticks add up to. */
const MOST_UNCLOSED = 12
const MOST_UNTAGGED = 300

/** Everything that the deployer should know at `now`. A source that has never been seen is not late, but it may be failing. */
export function findings(facts: Facts, now: Moment): Finding[] {
  return [
    ...facts.sources.flatMap((source) => findingsOf(source, now)),
    ...(facts.unclosed > MOST_UNCLOSED || facts.untagged > MOST_UNTAGGED
      ? [
          finding(
            'backlog',
            `${facts.unclosed} days wait to be closed, ${facts.untagged} items for their topics`,
          ),
        ]
      : []),
    ...budget(facts),
    ...space(facts),
  ]
}

function findingsOf(
  { source, lastSuccess, failures, error, lastDay, quarantinedAt, quarantinedFor }: Facts['sources'][number],
  now: Moment,
): Finding[] {
  const found: Finding[] = []
  const hours = lastSuccess === null ? null : (now - lastSuccess) / HOUR
  if (hours !== null && hours > LATE_AFTER_HOURS)
    found.push({ kind: 'late', subject: source, detail: `not seen for ${Math.floor(hours)} hours` })
  else if (lastDay !== null && lastDay < addDays(dayOf(now), -MOST_EMPTY_DAYS))
    found.push({
      kind: 'empty',
      subject: source,
      detail: `seen on time, but nothing listed since ${lastDay}`,
    })
  if (failures >= FAILURES)
    found.push({
      kind: 'failing',
      subject: source,
      detail: `${failures} attempts in a row have failed: ${error ?? 'no reason given'}`,
    })
  if (quarantinedAt !== null && now - quarantinedAt < QUARANTINE_HOURS * HOUR)
    found.push({
      kind: 'quarantined',
      subject: source,
      detail: `an answer was kept out of the data: ${quarantinedFor ?? 'no reason given'}`,
    })
  return found
}

function budget({ rowsRead, rowsWritten, plan }: Facts): Finding[] {
  const shares = [
    { what: 'read', rows: rowsRead, of: plan.rowsRead },
    { what: 'written', rows: rowsWritten, of: plan.rowsWritten },
  ].filter(({ rows, of }) => rows > of * BUDGET_WARNING)
  if (shares.length === 0) return []
  const words = shares.map(({ what, rows, of }) => `${Math.round((100 * rows) / of)}% of the rows ${what}`)
  return [finding('budget', `today has used ${words.join(' and ')} that the ${plan.name} plan allows a day`)]
}

function space({ bytes, plan }: Facts): Finding[] {
  if (bytes < bytesWarning(plan)) return []
  const size = `the database holds ${Math.round(bytes / 1e6)} MB of the ${plan.name} plan's ${plan.bytes / 1e6} MB`
  return [
    finding('space', isFull(bytes, plan) ? `${size}: abstracts of new items are not kept any more` : size),
  ]
}

const finding = (kind: IncidentKind, detail: string): Finding => ({ kind, subject: '', detail })

/** Incidents that begin, and those open ones that are over. */
export function changes<Open extends { id: number; kind: string; subject: string }>(
  found: readonly Finding[],
  open: readonly Open[],
): { begun: Finding[]; ended: number[] } {
  const isSame = (a: { kind: string; subject: string }) => (b: { kind: string; subject: string }) =>
    a.kind === b.kind && a.subject === b.subject
  return {
    begun: found.filter((finding) => !open.some(isSame(finding))),
    ended: open.filter((incident) => !found.some(isSame(incident))).map(({ id }) => id),
  }
}

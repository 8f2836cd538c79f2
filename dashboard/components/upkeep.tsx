import type { IncidentRow } from '../../workers/store/incidents.ts'
import type { Upkeep } from '../../workers/store/upkeep.ts'
import { bytesFull, bytesWarning, isFull, type Plan } from '../../workers/watch/limits.ts'
import { count, dateAndTime } from '../words.ts'

export interface UpkeepView extends Upkeep {
  /** The newest first. */
  incidents: IncidentRow[]
  plan: Plan
}

/** What the day has cost of what the plan allows, how full the database is, and what the deployer was told. */
export const UpkeepSection = ({ usage, bytes, incidents, plan }: UpkeepView) => (
  <section aria-labelledby="upkeep">
    <h2 id="upkeep">Upkeep</h2>
    <dl class="upkeep">
      <Share
        name="Rows written today"
        value={usage.rowsWritten}
        of={plan.rowsWritten}
        words={`${count(usage.rowsWritten)} of ${count(plan.rowsWritten)}`}
      />
      <Share
        name="Rows read today"
        value={usage.rowsRead}
        of={plan.rowsRead}
        words={`${count(usage.rowsRead)} of ${count(plan.rowsRead)}`}
      />
      <Share
        name="Database"
        value={bytes}
        of={plan.bytes}
        words={`${megabytes(bytes)} of ${megabytes(plan.bytes)} MB`}
      />
    </dl>
    <p class="note">
      Against what Cloudflare’s {plan.name} plan allows, by ticks and imports; pages and the API read a few
      rows more.
    </p>
    {bytes < bytesWarning(plan) ? null : (
      <p class="trouble">
        {isFull(bytes, plan)
          ? 'The database is nearly full: abstracts of new items are not kept any more. Votes are.'
          : `The database fills up: from ${megabytes(bytesFull(plan))} MB on, abstracts of new items are not kept.`}
      </p>
    )}
    {incidents.length === 0 ? null : (
      <ol class="incidents" aria-label="Incidents">
        {incidents.map(({ kind, subject, detail, beganAt, endedAt }) => (
          <li class={endedAt === null ? 'open' : 'over'}>
            <strong>{[subject, kind].filter((part) => part !== '').join(': ')}</strong> {detail} ·{' '}
            {endedAt === null
              ? `since ${dateAndTime(beganAt)}`
              : `${dateAndTime(beganAt)} to ${dateAndTime(endedAt)}`}
          </li>
        ))}
      </ol>
    )}
  </section>
)

const megabytes = (bytes: number): string => count(Math.round(bytes / 1_000_000))

const Share = ({ name, value, of, words }: { name: string; value: number; of: number; words: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <meter min={0} max={of} high={of * 0.7} optimum={0} value={Math.min(value, of)} aria-label={name} />{' '}
      {words}
    </dd>
  </div>
)

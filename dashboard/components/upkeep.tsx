import type { IncidentRow } from '../../workers/store/incidents.ts'
import type { Upkeep } from '../../workers/store/upkeep.ts'
import { BYTES_FULL, BYTES_WARNING, FREE_PLAN } from '../../workers/watch/limits.ts'
import { count, dateAndTime } from '../words.ts'

export interface UpkeepView extends Upkeep {
  /** The newest first. */
  incidents: IncidentRow[]
}

/** What the day has cost of the free plan, how full the database is, and what the deployer was told. */
export const UpkeepSection = ({ usage, bytes, incidents }: UpkeepView) => (
  <section aria-labelledby="upkeep">
    <h2 id="upkeep">Upkeep</h2>
    <dl class="upkeep">
      <Share
        name="Rows written today"
        value={usage.rowsWritten}
        of={FREE_PLAN.rowsWritten}
        words={`${count(usage.rowsWritten)} of ${count(FREE_PLAN.rowsWritten)}`}
      />
      <Share
        name="Rows read today"
        value={usage.rowsRead}
        of={FREE_PLAN.rowsRead}
        words={`${count(usage.rowsRead)} of ${count(FREE_PLAN.rowsRead)}`}
      />
      <Share
        name="Database"
        value={bytes}
        of={FREE_PLAN.bytes}
        words={`${megabytes(bytes)} of ${megabytes(FREE_PLAN.bytes)} MB`}
      />
    </dl>
    <p class="note">
      Against what Cloudflare’s free plan allows, by ticks and imports; pages and the API read a few rows
      more.
    </p>
    {bytes < BYTES_WARNING ? null : (
      <p class="trouble">
        {bytes < BYTES_FULL
          ? `The database fills up: from ${megabytes(BYTES_FULL)} MB on, abstracts of new items are not kept.`
          : 'The database is nearly full: abstracts of new items are not kept any more. Votes are.'}
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

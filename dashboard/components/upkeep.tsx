import type { UnsentDigest } from '../../workers/store/digest-sending.ts'
import type { KnownIncident } from '../../workers/store/incidents.ts'
import type { Upkeep } from '../../workers/store/upkeep.ts'
import { BUDGET_WARNING, bytesFull, bytesWarning, isFull, type Plan } from '../../workers/watch/limits.ts'
import { count, counted, dateAndTime } from '../words.ts'

export interface UpkeepView extends Upkeep {
  /** The newest first. */
  incidents: KnownIncident[]
  /** Digests that have not got through, the newest first. */
  unsent: UnsentDigest[]
  plan: Plan
  /** Whether all days were generated and lived through at once. */
  sample: boolean
}

/** What the day has cost of what the plan allows, how full the database is, and what the deployer was told. */
export const UpkeepSection = ({ usage, bytes, incidents, unsent, plan, sample }: UpkeepView) => (
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
    <Overdrawn usage={usage} plan={plan} sample={sample} />
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
        {incidents.map(({ kind, subject, detail, beganAt, endedAt, failures }) => (
          <li class={endedAt === null ? 'open' : 'over'}>
            <strong>{[subject, kind].filter((part) => part !== '').join(': ')}</strong> {detail} ·{' '}
            {endedAt === null
              ? `since ${dateAndTime(beganAt)}`
              : `${dateAndTime(beganAt)} to ${dateAndTime(endedAt)}`}
            {failures === 0 ? null : ` · ${counted(failures, MESSAGE)} of it failed: the log says why`}
          </li>
        ))}
      </ol>
    )}
    {unsent.length === 0 ? null : (
      <ul class="incidents" aria-label="Digests that were not sent">
        {unsent.map(({ period, channel, unknown, retryAt }) => (
          <li class="open">
            <strong>
              <a href={`/digest/${period}`}>digest of {period}</a>
            </strong>{' '}
            by {channel}: {unknown ? 'nobody knows whether it got through' : 'not sent'}
            {retryAt === null
              ? ', and not tried again: the log says why'
              : `, tried again from ${dateAndTime(retryAt)} on`}
          </li>
        ))}
      </ul>
    )}
  </section>
)

/** What it means that the day's rows are used up. */
const Overdrawn = ({ usage, plan, sample }: Pick<UpkeepView, 'usage' | 'plan' | 'sample'>) => {
  const over = [
    ...(usage.rowsWritten > plan.rowsWritten ? ['writes'] : []),
    ...(usage.rowsRead > plan.rowsRead ? ['reads'] : []),
  ].join(' and ')
  if (over === '') return null
  if (sample)
    return <p class="note">More than a day may take: all days of the sample were lived through today.</p>
  return (
    <p class="trouble">
      {plan.name === 'free'
        ? `More than the free plan allows: Cloudflare refuses further ${over} until 00:00 UTC.`
        : `More ${over} than a day's share of what the paid plan includes: Cloudflare bills what goes beyond the month's.`}
    </p>
  )
}

// What a channel answers may name an address: it stands in the log, not on a page.
const MESSAGE = { one: 'message', many: 'messages' }

const megabytes = (bytes: number): string => count(Math.round(bytes / 1_000_000))

const Share = ({ name, value, of, words }: { name: string; value: number; of: number; words: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <meter
        class={value > of ? 'over' : undefined}
        min={0}
        max={of}
        high={of * BUDGET_WARNING}
        optimum={0}
        value={Math.min(value, of)}
        aria-label={name}
      />{' '}
      {words}
    </dd>
  </div>
)

import type { RunLedgerRow } from '../../workers/store/runs.ts'
import type { RunStatus, Source } from '../../workers/types.ts'
import { Fact } from '../components/fact.tsx'
import { count, dateAndTime, longDay } from '../words.ts'

export interface RunView {
  source: Source
  run: RunLedgerRow
}

/** A row that was left out, as the ledger keeps it. */
interface Rejected {
  row: number
  externalId: string | null
  reason: string
}

const MEANING: Record<RunStatus, string> = {
  ok: 'It was read, and something had changed.',
  unchanged: 'It was read, and nothing had changed.',
  failed: 'It could not be read; nothing was changed.',
  quarantined: "There was an answer, but one that can't be trusted; nothing of it was kept.",
}

/** One attempt to collect one listing: what every observation of that moment comes from. */
export const RunPage = ({ source, run }: RunView) => {
  const rejected: Rejected[] = run.rejected === null ? [] : JSON.parse(run.rejected)
  return (
    <article class="item run">
      <p class="kicker">
        <a href={`/health#${source.id}`}>{source.name}</a>
      </p>
      <h1>
        Run {run.id} <span class={`status ${run.status}`}>{run.status}</span>
      </h1>
      <p>
        On {dateAndTime(run.scheduled_at)}, the listing of{' '}
        <a href={`/listings?day=${run.day}`}>{longDay(run.day)}</a> was asked for. {MEANING[run.status]}
      </p>
      {run.error === null ? null : <p class="trouble">{run.error}</p>}
      <dl class="facts">
        <Fact name="read from" value={run.way} />
        {run.http_status === null ? null : <Fact name="the site answered" value={String(run.http_status)} />}
        {run.bytes === null ? null : <Fact name="bytes" value={count(run.bytes)} />}
        <Fact name={`${source.entry.many} seen`} value={count(run.rows_seen)} />
        <Fact name="new" value={count(run.items_new)} />
        <Fact name="changed" value={count(run.items_changed)} />
        <Fact name="left out" value={count(run.rows_rejected)} />
      </dl>
      {run.url === null ? null : (
        <p class="by">
          Asked for <code>{run.url}</code>
        </p>
      )}
      {rejected.length === 0 ? null : (
        <section aria-labelledby="left-out">
          <h2 id="left-out">Left out</h2>
          <ul>
            {rejected.map(({ row, externalId, reason }) => (
              <li>
                Row {row}
                {externalId === null || externalId === '' ? null : `, ${externalId}`}: {reason}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p class="links">
        <a href={`/api/v1/runs/${run.id}`}>As JSON</a>
        <a href={`/api/v1/runs?source=${source.id}&day=${run.day}`}>All runs of this listing as JSON</a>
      </p>
    </article>
  )
}

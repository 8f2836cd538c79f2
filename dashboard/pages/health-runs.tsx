import type { RunLedgerRow } from '../../workers/store/runs.ts'
import type { Source } from '../../workers/types.ts'
import { runPath } from '../components/run-path.ts'
import { count, dateAndTime } from '../words.ts'

/** The last attempts at a source's listings, the newest first. */
export const Runs = ({ runs, source }: { runs: RunLedgerRow[]; source: Source }) => (
  <div class="scroll">
    <table class="runs">
      <caption>
        Last runs · <a href={`/api/v1/runs?source=${source.id}`}>all as JSON</a>
      </caption>
      <thead>
        <tr>
          <th scope="col">Time (UTC)</th>
          <th scope="col">Day</th>
          <th scope="col">Result</th>
          <th scope="col" class="way">
            Read from
          </th>
          <th scope="col" class="number">
            New
          </th>
          <th scope="col" class="number">
            Changed
          </th>
          <th scope="col" class="number left-out">
            Left out
          </th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr>
            <td>
              <RunLink {...run} />
            </td>
            <td>
              <span class="year">{run.day.slice(0, 5)}</span>
              {run.day.slice(5)}
            </td>
            <td>
              <span class={`status ${run.status}`}>{run.status}</span>
              {run.error === null ? null : <span class="why">{run.error}</span>}
            </td>
            <td class="way">{run.way}</td>
            <td class="number">{count(run.items_new)}</td>
            <td class="number">{count(run.items_changed)}</td>
            <td class="number left-out">{count(run.rows_rejected)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

/** A run by its time; where there is little room, without the year. */
const RunLink = ({ id, scheduled_at }: RunLedgerRow) => {
  const [date = '', time = ''] = dateAndTime(scheduled_at).split(', ')
  return (
    <a href={runPath(id)}>
      {date.slice(0, -5)}
      <span class="year">{date.slice(-5)}</span>, {time.replace(' UTC', '')}
    </a>
  )
}

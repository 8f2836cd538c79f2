import { runPath } from '../components/run-path.ts'
import { count, counted, dateAndTime } from '../words.ts'
import type { VotesView } from './item-votes.tsx'
import { forecastOf, typicalShown } from './item-votes-words.ts'

/** The numbers of the chart: what was seen and by which run, when nobody looked, what is usual, what is expected. */
export const PointTable = (view: VotesView) => {
  const { source, points, gaps } = view
  const forecast = forecastOf(view)
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Seen at (UTC)</th>
          <th scope="col" class="number">
            {source.unit.many}
          </th>
          <th scope="col">Run</th>
        </tr>
      </thead>
      <tbody>
        {points.map(({ observed_at, upvotes, run_id }) => (
          <tr>
            <td>{dateAndTime(observed_at)}</td>
            <td class="number">{count(upvotes)}</td>
            <td>
              <a href={runPath(run_id)}>{run_id}</a>
            </td>
          </tr>
        ))}
        {gaps.map(({ from, to, reason }) => (
          <tr class="gap">
            <td>
              {dateAndTime(from)} to {dateAndTime(to)}
            </td>
            <td class="number">not seen</td>
            <td>{reason}</td>
          </tr>
        ))}
        {typicalShown(view).map(({ at, age, votes, items }) => (
          <tr class="gap">
            <td>{dateAndTime(at)}</td>
            <td class="number">{count(votes)}</td>
            <td>
              typical at {age} h: the middle of {counted(items, source.entry)}
            </td>
          </tr>
        ))}
        {forecast === null ? null : (
          <tr class="gap">
            <td>{dateAndTime(forecast.at)}</td>
            <td class="number">{count(forecast.final)}</td>
            <td>
              expected, 80%: {count(forecast.lo)} to {count(forecast.hi)}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

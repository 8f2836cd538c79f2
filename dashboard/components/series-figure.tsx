import type { Child } from 'hono/jsx'
import { count } from '../words.ts'
import { Figure } from './figure.tsx'
import { isUnseen } from './gap-reasons.ts'
import type { SeriesData } from './series-data.ts'
import { seriesValue } from './series-value.ts'
import { GapLegend, Swatch } from './swatch.tsx'

/**
 * Topics over time: up to five lines with the same periods, drawn by `client/series.ts`. Make the data with
 * `seriesData(rows, names, look)` from the rows of `trends/series-rows.ts`, and say in one sentence what is to
 * be seen. One line has its band and, with `bars`, its raw counts below; several are told apart by colour, dash
 * and marker. Legend and table are made here.
 *
 * @example
 * <SeriesFigure about="RAG" data={data} sentence="RAG has 2.8% of papers now." links={<a href={csv}>CSV</a>} />
 */
export const SeriesFigure = ({
  about,
  data,
  sentence,
  note,
  links,
}: {
  /** What the chart is about, where it stands alone. */
  about: string
  data: SeriesData
  sentence: string
  note?: string | undefined
  links?: Child
}) => (
  <Figure
    kind="series"
    about={about}
    data={data}
    sentence={sentence}
    legend={<Legend data={data} />}
    note={note}
    {...(links === undefined ? {} : { links })}
    table={<SeriesTable data={data} />}
  />
)

const Legend = ({ data }: { data: SeriesData }) => {
  const { lines, bars, gaps, periods } = data
  const several = lines.length > 1
  const banded = lines.length <= 2 && lines.some(({ points }) => points.some(([, lo]) => lo !== null))
  return (
    <>
      {lines.map(({ name }, i) => (
        <span>
          <Swatch kind={several ? `line-${i + 1}` : 'line'} /> {several ? name : data.label}
        </span>
      ))}
      {banded ? (
        <span>
          <Swatch kind="band" /> 80% interval
        </span>
      ) : null}
      {bars === null ? null : (
        <span>
          <Swatch kind="bar" /> {bars}
        </span>
      )}
      {periods.some(([, , , , , provisional]) => provisional) ? (
        <span>
          <Swatch kind="open" /> provisional
        </span>
      ) : null}
      <GapLegend gaps={gaps.filter(isUnseen)} />
    </>
  )
}

const PERIOD = { day: 'Day', week: 'Week', month: 'Month' } as const

const SeriesTable = ({
  data: { label, lines, periods, unit, interval, entries, gaps },
}: {
  data: SeriesData
}) => (
  <table>
    <thead>
      <tr>
        <th scope="col">{PERIOD[interval]}</th>
        {lines.map(({ name }) => (
          <>
            <th scope="col" class="number">
              {lines.length > 1 ? name : label}
            </th>
            <th scope="col" class="number">
              80% interval
            </th>
            <th scope="col" class="number">
              {entries}
            </th>
          </>
        ))}
        <th scope="col" class="number">
          of
        </th>
      </tr>
    </thead>
    <tbody>
      {periods.map(([name, from, , n, , provisional], i) => (
        <tr class={lines[0]?.points[i]?.[0] == null ? 'gap' : undefined}>
          <th scope="row">
            {name}
            {provisional ? <span class="tag">provisional</span> : null}
          </th>
          {lines.map(({ points }) => {
            const [value = null, lo = null, hi = null, k = null] = points[i] ?? []
            return (
              <>
                <td class="number">{value === null ? reasonAt(gaps, from) : seriesValue(value, unit)}</td>
                <td class="number">
                  {lo === null || hi === null ? '' : `${seriesValue(lo, unit)} to ${seriesValue(hi, unit)}`}
                </td>
                <td class="number">{k === null ? '' : count(k)}</td>
              </>
            )
          })}
          <td class="number">{count(n)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

function reasonAt(gaps: SeriesData['gaps'], from: string): string {
  const at = Date.parse(from)
  return gaps.find(([begins, ends]) => at >= begins && at < ends)?.[2] ?? 'not seen'
}

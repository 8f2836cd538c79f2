import type { Day, Source, SourceId } from '../../workers/types.ts'
import { DaysForm } from '../components/days-form.tsx'
import { Embed } from '../components/embed.tsx'
import { entriesCounted } from '../components/entries-counted.ts'
import { address, SourceSwitch } from '../components/source-switch.tsx'
import { Switch } from '../components/switch.tsx'
import { capital, count, counted } from '../words.ts'

export interface OrganizationsQuery {
  source: SourceId
  range?: keyof typeof RANGES | undefined
  from?: Day | undefined
  to?: Day | undefined
}

interface Row {
  id: string | null
  name: string | null
  items: number
  upvotes: number
}

export interface OrganizationsView {
  source: Source
  query: OrganizationsQuery
  choice: { from: Day; to: Day; range: keyof typeof RANGES | null }
  today: Day
  /** Those with the most items first, of as many those with the most upvotes. */
  rows: Row[]
  /** How many are not shown. */
  more: number
  /** The items that name nobody. */
  unknown: Row
  items: number
  days: number
  /** Whether they are few enough for their items to be listed. */
  listable: boolean
  /** Days whose listing was seen to its end. */
  complete: number
  provisional: boolean
}

const RANGES = { '7d': '7 days', '28d': '28 days', '90d': '90 days' } as const
const DAYS = { one: 'day', many: 'days' }

/** Who stands behind the items of some days. */
export const OrganizationsPage = (view: OrganizationsView) => {
  const { source, query } = view
  return (
    <article>
      <div class="page-head">
        <div>
          <h1>Organisations</h1>
          <Basis {...view} />
        </div>
        <SourceSwitch
          path="/organizations"
          at={source.id}
          parameters={{ range: query.range, from: query.from, to: query.to }}
        />
      </div>
      <Range {...view} />
      <Organizations {...view} />
      <DataLinks {...view} />
    </article>
  )
}

export const organizationsTitle = ({ source }: Pick<OrganizationsView, 'source'>): string =>
  `Organisations behind the ${source.entry.many} of ${source.name}`

const MOST_EMBEDDED = 10

/** Those with the most items, where they stand alone. */
export const OrganizationsChart = (view: OrganizationsView) => {
  const left = view.more + Math.max(0, view.rows.length - MOST_EMBEDDED)
  return (
    <>
      <Basis {...view} />
      <Organizations {...view} rows={view.rows.slice(0, MOST_EMBEDDED)} />
      {left === 0 ? null : <p class="facts">Left out: {counted(left, ORGANIZATION)}.</p>}
    </>
  )
}

const ORGANIZATION = { one: 'organisation', many: 'organisations' }

/** How much it is that is counted, and of which days. */
const Basis = ({ source, choice, items, days, complete, provisional }: OrganizationsView) => (
  <p class="facts">
    {counted(items, entriesCounted(source))} from {choice.from} to {choice.to}; {complete} of{' '}
    {counted(days, DAYS)} seen to the end; {source.unit.many} as they were when their day was closed
    {provisional ? <span class="tag">provisional</span> : null}
  </p>
)

const Organizations = (view: OrganizationsView) =>
  view.items === 0 ? (
    <p class="empty">
      Nothing was listed in these days. <a href="/health">What was seen</a>
    </p>
  ) : (
    <Table {...view} />
  )

const Range = ({ source, choice, today }: OrganizationsView) => (
  <div class="range">
    <Switch
      label="Range"
      of={(Object.keys(RANGES) as (keyof typeof RANGES)[]).map((range) => [range, RANGES[range]] as const)}
      at={choice.range}
      href={(range) => address('/organizations', { source: source.id, range })}
    />
    <DaysForm action="/organizations" choice={choice} today={today} source={source.id} />
  </div>
)

const Table = ({ source, rows, unknown, items, choice, listable }: OrganizationsView) => {
  const least = Math.min(...rows.map((row) => row.items))
  // The same for all of a column; as few as tell the smallest from nothing.
  const digits = 100 * (least / items) < 0.1 ? 2 : 1
  const most = Math.max(unknown.items, rows[0]?.items ?? 0)
  const days = listable ? { from: choice.from, to: choice.to } : {}
  return (
    <div class="scroll">
      <table class="organizations">
        <thead>
          <tr>
            <th scope="col">Organisation</th>
            <th scope="col" class="number">
              {capital(source.entry.many)}
            </th>
            <th scope="col" class="number">
              Share
            </th>
            <td class="bar-cell" />
            <th scope="col" class="number">
              {capital(source.unit.many)}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...rows, unknown].map((row) => (
            <tr>
              <th scope="row">
                {row.id === null ? (
                  <i>{row.name ?? 'names none'}</i>
                ) : (
                  <a href={address('/items', { organization: row.id, source: source.id, ...days })}>
                    {row.name}
                  </a>
                )}
              </th>
              <td class="number">{count(row.items)}</td>
              <td class="number">{(100 * (row.items / items)).toFixed(digits)}%</td>
              <td class="bar-cell">
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect width={Math.max(0.5, (100 * row.items) / most).toFixed(1)} height="8" />
                </svg>
              </td>
              <td class="number">{count(row.upvotes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const DataLinks = (view: OrganizationsView) => {
  const { source, choice, more, items } = view
  const asked = new URLSearchParams({ source: source.id, from: choice.from, to: choice.to })
  if (items === 0) return null
  return (
    <>
      <p class="links">
        {more === 0 ? null : <span>{count(more)} more are in the data. </span>}
        <a href={`/api/v1/organizations.csv?${asked}`}>CSV</a>{' '}
        <a href={`/data?of=${encodeURIComponent(`/organizations?${asked}`)}`}>How to ask for it</a>
      </p>
      <Embed title={organizationsTitle(view)} />
    </>
  )
}

import { addDays, isDay } from '../../workers/days.ts'
import type { Day, Moment, Source } from '../../workers/types.ts'
import { FirstRun } from '../components/first-run.tsx'
import { type ListedRow, ListingTable } from '../components/listing-table.tsx'
import { counted, dateAndTime, longDay } from '../words.ts'

export interface ListingSection {
  source: Source
  /** The day shown; `null` when nothing was ever listed. */
  day: Day | null
  /** How many it listed; of a long day, only those with the most votes are in `rows`. */
  items: number
  rows: ListedRow[]
  lookedAt: Moment | null
  /** Whether the day can still change. */
  provisional: boolean
  trouble: string | null
}

/** What every source shows on a day. */
export const ListingsPage = ({
  sections,
  day,
  today,
}: {
  sections: ListingSection[]
  day: Day
  today: Day
}) => (
  <>
    <div class="page-head">
      <h1>{day === today ? "Today's listings" : `Listings of ${longDay(day)}`}</h1>
      <nav class="days" aria-label="Days">
        {isDay(addDays(day, -1)) ? (
          <a href={`/listings?day=${addDays(day, -1)}`} rel="prev">
            ← {addDays(day, -1)}
          </a>
        ) : null}
        {day < today ? (
          <a href={addDays(day, 1) === today ? '/listings' : `/listings?day=${addDays(day, 1)}`} rel="next">
            {addDays(day, 1)} →
          </a>
        ) : null}
      </nav>
    </div>
    {sections.every((section) => section.day === null) ? (
      <FirstRun />
    ) : (
      sections.map((section) => <Section {...section} />)
    )}
  </>
)

const Section = ({ source, day, items, rows, lookedAt, provisional, trouble }: ListingSection) => (
  <section aria-labelledby={source.id}>
    <h2 id={source.id}>
      <a href={day === null ? source.home : source.listingUrl(day)}>{source.name}</a>
    </h2>
    {day === null ? (
      <p class="empty">
        Nothing of it has been collected yet. The <a href="/health">health page</a> says what was tried.
      </p>
    ) : (
      <>
        <p class="facts">
          {longDay(day)} · {counted(items, source.entry)}
          {items > rows.length ? `, the ${rows.length} with the most ${source.unit.many} shown` : null}
          {lookedAt === null ? null : ` · seen ${dateAndTime(lookedAt)}`}{' '}
          {provisional ? <span class="tag">provisional</span> : null}
        </p>
        {trouble === null ? null : (
          <p class="trouble">
            The last attempt did not succeed: {trouble}. <a href="/health">Why</a>
          </p>
        )}
        {rows.length === 0 ? (
          <p class="empty">Nothing was listed on this day.</p>
        ) : (
          <ListingTable source={source} rows={rows} until={lookedAt ?? 0} />
        )}
      </>
    )}
  </section>
)

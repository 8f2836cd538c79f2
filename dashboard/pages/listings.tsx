import { addDays, isDay } from '../../workers/days.ts'
import type { Day, Moment, Source } from '../../workers/types.ts'
import { FirstRun } from '../components/first-run.tsx'
import { type ListedRow, ListingTable } from '../components/listing-table.tsx'
import { counted, dateAndTime, longDay, shortDate } from '../words.ts'

export interface ListingSection {
  source: Source
  /** The day shown; `null` when nothing was ever listed. */
  day: Day | null
  /** The first day with something on its listing; `null` when nothing was ever listed. */
  firstDay: Day | null
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
      sections.map((section) => <Section {...section} today={today} />)
    )}
  </>
)

const Section = (section: ListingSection & { today: Day }) => {
  const { source, day, rows, lookedAt, trouble } = section
  return (
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
          <Facts {...section} day={day} />
          {trouble === null ? null : (
            <p class="trouble">
              The last attempt did not succeed: {trouble}. <a href="/health">Why</a>
            </p>
          )}
          {rows.length > 0 ? (
            <ListingTable source={source} rows={rows} until={lookedAt ?? 0} />
          ) : (
            <p class="empty">
              {lookedAt === null ? notLookedAt({ ...section, day }) : 'Nothing was listed on this day.'}
            </p>
          )}
        </>
      )}
    </section>
  )
}

const Facts = ({ source, day, items, rows, lookedAt, provisional }: ListingSection & { day: Day }) => (
  <p class="facts">
    {longDay(day)}
    {lookedAt === null && items === 0 ? null : ` · ${counted(items, source.entry)}`}
    {items > rows.length ? `, the ${rows.length} with the most ${source.unit.many} shown` : null}
    {lookedAt === null ? null : ` · seen ${dateAndTime(lookedAt)}`}{' '}
    {provisional ? <span class="tag">provisional</span> : null}
  </p>
)

/** Why nobody knows what was listed. */
function notLookedAt({
  source,
  day,
  firstDay,
  trouble,
  today,
}: ListingSection & { day: Day; today: Day }): string {
  if (trouble !== null) return 'Not seen: no attempt to read this listing succeeded.'
  if (day < source.firstDay) return `Not looked at: it has listings since ${shortDate(source.firstDay)}.`
  if (day === today) return 'Not looked at yet.'
  const past = source.showsPastDays ? '' : ', and its site does not show past days'
  return firstDay === null || day < firstDay
    ? `Not looked at: nothing so old has been collected${past}.`
    : `Not looked at: nothing of this day was collected${past}.`
}

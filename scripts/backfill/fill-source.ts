import type { Day, Source } from '../../workers/types.ts'
import { sendListing } from '../import/send-listing.ts'
import { bar, progressLine } from '../local/progress.ts'
import { fetchDay } from './fetch-day.ts'
import { daysOf, missingDays } from './missing-days.ts'
import type { Options } from './options.ts'
import type { Pace } from './pace.ts'
import { timeLeft } from './time-left.ts'

export interface Filling extends Options {
  pace: Pace
  say: (line: string) => void
}

/** How far it got: to the end, to the end but for days of which only a part was shown, or as far as a day's rows allow. */
export type Filled = 'whole' | 'in part' | 'stopped'

/** Fills in the days that a source's listings lack, or with `again` all of them anew. */
export async function fillSource(source: Source, filling: Filling): Promise<Filled> {
  const { target, from, to, again, say } = filling
  const days = again ? daysOf(from, to) : await missingDays(target, source.id, from, to)
  const [newest = to] = days
  say(
    days.length === 0
      ? `${source.name}: ${from} to ${to} is complete.`
      : again
        ? `${source.name}: ${from} to ${to} is fetched again.`
        : `${source.name}: ${days.length} of the days from ${from} to ${to} are missing, the newest is ${newest}.`,
  )
  if (filling.dryRun) {
    for (const day of days) say(`${day}  would be fetched`)
    return 'whole'
  }
  const progress = progressLine()
  const began = Date.now()
  let inPart = 0
  for (const [done, day] of days.entries()) {
    const { line, cutOff, rowsWrittenToday } = await fillDay(source, day, filling)
    if (cutOff) inPart++
    progress.end(line)
    progress.show(`${bar(done + 1, days.length)}  ${timeLeft(done + 1, days.length, Date.now() - began)}`)
    const next = days[done + 1]
    if (rowsWrittenToday >= filling.mostRows && next !== undefined) {
      const goesOn = again ? `--to ${next}` : 'The same command'
      progress.end(
        `${rowsWrittenToday} rows have been written today: enough for one day of the free plan. ${goesOn} goes on tomorrow (UTC); --most-rows allows more.`,
      )
      return 'stopped'
    }
  }
  progress.end(
    inPart === 0
      ? undefined
      : `Of ${inPart} ${inPart === 1 ? 'day' : 'days'} only a part was shown. The same command asks for the rest.`,
  )
  return inPart === 0 ? 'whole' : 'in part'
}

async function fillDay(
  source: Source,
  day: Day,
  { target, sites, pace, say }: Filling,
): Promise<{ line: string; cutOff: boolean; rowsWrittenToday: number }> {
  const fetched = await fetchDay(source, day, sites[source.upstream], pace, say)
  const { items, rejected, cutOff } = fetched
  const observedAt = Date.now()
  const sent = await sendListing(target, { source: source.id, day, observedAt, ...fetched })
  const leftOut = [...rejected, ...sent.rejected]
  const { one, many } = source.entry
  const counts = `${items.length} ${items.length === 1 ? one : many}`
  const details = [
    `${sent.new} new`,
    ...(sent.changed > 0 ? [`${sent.changed} changed`] : []),
    ...(leftOut.length > 0 ? [`${leftOut.length} left out (${leftOut[0]?.reason})`] : []),
    ...(cutOff ? ['there may be more'] : []),
  ].join(', ')
  return {
    line: `${day}  ${items.length === 0 && leftOut.length === 0 ? 'nothing listed' : `${counts}: ${details}`}`,
    cutOff,
    rowsWrittenToday: sent.rowsWrittenToday,
  }
}

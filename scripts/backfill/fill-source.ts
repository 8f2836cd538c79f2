import type { Day, Source } from '../../workers/types.ts'
import { sendListing } from '../import/send-listing.ts'
import { bar, progressLine } from '../local/progress.ts'
import { fetchDay } from './fetch-day.ts'
import { missingDays } from './missing-days.ts'
import type { Options } from './options.ts'
import type { Pace } from './pace.ts'
import { timeLeft } from './time-left.ts'

export interface Filling extends Options {
  pace: Pace
  say: (line: string) => void
}

/** Fills in the days that a source's listings lack. Returns whether all of them are there now. */
export async function fillSource(source: Source, filling: Filling): Promise<boolean> {
  const { target, from, to, say } = filling
  const days = await missingDays(target, source.id, from, to)
  const [newest = to] = days
  say(
    days.length === 0
      ? `${source.name}: ${from} to ${to} is complete.`
      : `${source.name}: ${days.length} of the days from ${from} to ${to} are missing, the newest is ${newest}.`,
  )
  if (filling.dryRun) {
    for (const day of days) say(`${day}  would be fetched`)
    return true
  }
  const progress = progressLine()
  const began = Date.now()
  for (const [done, day] of days.entries()) {
    const { line, rowsWrittenToday } = await fillDay(source, day, filling)
    progress.end(line)
    progress.show(`${bar(done + 1, days.length)}  ${timeLeft(done + 1, days.length, Date.now() - began)}`)
    if (rowsWrittenToday >= filling.mostRows && done + 1 < days.length) {
      progress.end(
        `${rowsWrittenToday} rows have been written today: enough for one day of the free plan. The same command goes on tomorrow (UTC); --most-rows allows more.`,
      )
      return false
    }
  }
  progress.end()
  return true
}

async function fillDay(
  source: Source,
  day: Day,
  { target, sites, pace, say }: Filling,
): Promise<{ line: string; rowsWrittenToday: number }> {
  const { items, rejected, way } = await fetchDay(source, day, sites[source.upstream], pace, say)
  const observedAt = Date.now()
  const sent = await sendListing(target, { source: source.id, day, observedAt, way, items, rejected })
  const leftOut = [...rejected, ...sent.rejected]
  const { one, many } = source.entry
  const counts = `${items.length} ${items.length === 1 ? one : many}`
  const details = [
    `${sent.new} new`,
    ...(sent.changed > 0 ? [`${sent.changed} changed`] : []),
    ...(leftOut.length > 0 ? [`${leftOut.length} left out (${leftOut[0]?.reason})`] : []),
  ].join(', ')
  return {
    line: `${day}  ${items.length === 0 && leftOut.length === 0 ? 'nothing listed' : `${counts}: ${details}`}`,
    rowsWrittenToday: sent.rowsWrittenToday,
  }
}

import type { Day } from '../../workers/types.ts'
import { isOpen } from './calendar.ts'
import { DAY, dayNamed, dayNumber, HOUR, weekday } from './days.ts'
import type { Entry } from './listing.ts'
import { hostileTitleOf } from './quirks.ts'
import type { World } from './world.ts'

/** One oddity of a listing; `id` is `null` when it concerns the whole day. */
export interface QuirkRecord {
  kind: string
  day: Day
  id: string | null
  detail?: string
}

/** An ordinary day has fewer papers. */
const CROWDED = 50

/** Everything odd about the listing of a day. */
export function quirksOn(world: World, day: Day): QuirkRecord[] {
  const number = dayNumber(day)
  const entries = world.entriesOn(day)
  const records: QuirkRecord[] = []
  if (entries.length > CROWDED)
    records.push({ kind: 'crowded-day', day, id: null, detail: `${entries.length} papers` })
  const working = weekday(number) !== 0 && weekday(number) !== 6
  if (working && !isOpen(world.seed, number)) records.push({ kind: 'empty-weekday', day, id: null })
  return [...records, ...entries.flatMap((entry) => quirksOf(entry, day))]
}

function quirksOf({ row, arrivesAt }: Entry, day: Day): QuirkRecord[] {
  const { paper } = row
  const begins = dayNumber(day) * DAY
  const record = (kind: string, detail?: string): QuirkRecord => ({
    kind,
    day,
    id: paper.id,
    ...(detail !== undefined && { detail }),
  })
  if (paper.day * DAY !== begins) return [record('listed-again', `first on ${dayNamed(paper.day)}`)]
  const records = [...paper.quirks, ...row.quirks].map((kind) =>
    kind === 'hostile-title' ? record(kind, hostileTitleOf(paper.day)[0]) : record(kind),
  )
  if (paper.id.endsWith('0')) records.push(record('trailing-zero-id'))
  if (arrivesAt > begins + 26 * HOUR) records.push(record('late-arrival'))
  const [takenBack] = paper.votes.takenBack
  if (takenBack !== undefined)
    records.push(
      record('votes-taken-back', `${paper.votes.takenBack.length} at ${new Date(takenBack).toISOString()}`),
    )
  return records
}

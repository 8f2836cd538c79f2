import type { Day } from '../../workers/types.ts'
import { volume } from './calendar.ts'
import { type DayNumber, dayNamed, dayNumber } from './days.ts'
import { ERA_STARTS } from './eras.ts'
import { type NewPhrase, newPhrases } from './new-phrases.ts'
import { type QuirkRecord, quirksOn } from './quirk-records.ts'
import { REFUSED } from './quirks.ts'
import type { PlannedChange } from './trends-plan.ts'
import type { World } from './world.ts'

/** A planted change with what was to be expected of it. */
export interface PlantedChange extends PlannedChange {
  shareBefore: number
  /** At the full factor. */
  shareAfter: number
  /** Expected items that name the topic in the 28 days before the change. */
  itemsIn28DaysBefore: number
}

/** What a world is really like, for whoever wants to know how well it was understood. */
export interface Truth {
  seed: string
  firstDay: Day
  lastDay: Day
  /** The days the records cover. */
  from: Day
  to: Day
  changes: PlantedChange[]
  /** For every topic its change, or `none`. */
  topics: Record<string, PlantedChange | 'none'>
  newPhrases: NewPhrase[]
  /** The first days on which rows looked different. */
  eras: Record<keyof typeof ERA_STARTS, Day>
  quirks: QuirkRecord[]
  /** Rows that no reader may take. */
  refused: QuirkRecord[]
}

const DAYS_COVERED = 430

/** The truth about the days `from` to `to`; without them, about the 430 days up to the last day. */
export function truthOf(world: World, { from, to }: { from?: Day; to?: Day } = {}): Truth {
  const last = dayNumber(world.lastDay)
  const start = Math.max(dayNumber(world.firstDay), from ? dayNumber(from) : last - DAYS_COVERED)
  const end = to ? dayNumber(to) : last
  const changes = world.changes.map((change) => plantedChange(world, change))
  const changeOf = new Map(changes.map((change) => [change.topic, change]))
  const quirks: QuirkRecord[] = []
  for (let day = start; day <= end; day++) quirks.push(...quirksOn(world, dayNamed(day)))
  return {
    seed: String(world.seed),
    firstDay: world.firstDay,
    lastDay: world.lastDay,
    from: dayNamed(start),
    to: dayNamed(end),
    changes,
    topics: Object.fromEntries(world.topics.map(({ id }) => [id, changeOf.get(id) ?? 'none'])),
    newPhrases: newPhrases(last),
    eras: erasUntil(last),
    quirks,
    refused: quirks.filter(({ kind }) => REFUSED.includes(kind)),
  }
}

function plantedChange(world: World, change: PlannedChange): PlantedChange {
  const start = dayNumber(change.startDay)
  const before = world.share(change.topic, dayNamed(start - 1))
  let items = 0
  for (let day = start - 28; day < start; day++)
    items += volume(world.seed, day) * world.share(change.topic, dayNamed(day))
  return { ...change, shareBefore: before, shareAfter: before * change.factor, itemsIn28DaysBefore: items }
}

function erasUntil(last: DayNumber): Truth['eras'] {
  const day = (before: number) => dayNamed(last - before)
  return {
    arxivTimes: day(ERA_STARTS.arxivTimes),
    githubStars: day(ERA_STARTS.githubStars),
    submitter: day(ERA_STARTS.submitter),
    organization: day(ERA_STARTS.organization),
    noLineBreaks: day(ERA_STARTS.noLineBreaks),
  }
}

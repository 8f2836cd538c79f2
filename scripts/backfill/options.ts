import { parseArgs } from 'node:util'
import { addDays, dayOf, isDay } from '../../workers/days.ts'
import { sources } from '../../workers/sources/index.ts'
import type { Day, Source } from '../../workers/types.ts'
import { realSites, type Sites } from '../local/sites.ts'
import { isHere } from '../local/token.ts'
import { type Target, targetAt } from '../target/post-admin.ts'

export interface Options {
  sources: Source[]
  from: Day
  to: Day
  target: Target
  sites: Sites
  /** Whether days that the target has seen are fetched as well. */
  again: boolean
  dryRun: boolean
  ticks: boolean
  mostRows: number
  pauseMs: number
}

/** Two days ago: 24 h have passed since that day's end, and its list has stopped filling. */
export const lastSettledDay = (now: number): Day => addDays(dayOf(now), -2)

const POLITE = 1
const MOST_ROWS_A_DAY = 60_000

/** What was asked for on the command line, or what is wrong with it. */
export function readOptions(
  args: string[],
  environment: NodeJS.ProcessEnv,
  newest: Day,
): Options | { problem: string } {
  try {
    return read(args, environment, newest)
  } catch (error) {
    return { problem: (error as Error).message }
  }
}

function read(args: string[], environment: NodeJS.ProcessEnv, newest: Day): Options {
  const { values } = parseArgs({
    args,
    options: {
      from: { type: 'string' },
      to: { type: 'string', default: newest },
      source: { type: 'string' },
      target: { type: 'string', default: 'http://localhost:8787' },
      again: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      'no-ticks': { type: 'boolean', default: false },
      'most-rows': { type: 'string' },
      pause: { type: 'string', default: String(POLITE) },
    },
  })
  const { from, to, target } = values
  if (from === undefined) throw new RangeError('From which day on? npm run backfill -- --from YYYY-MM-DD')
  for (const [name, day] of Object.entries({ from, to }))
    if (!isDay(day)) throw new RangeError(`--${name} ${day} is not a calendar day like 2025-10-28`)
  if (from > to) throw new RangeError(`--from ${from} is after --to ${to}`)
  if (to > addDays(newest, 2)) throw new RangeError(`--to ${to} has not begun yet`)
  const chosen = chosenSources(values.source)
  for (const { name, firstDay } of chosen)
    if (from < firstDay)
      throw new RangeError(`--from ${from} lies before the first listing of ${name}, ${firstDay}`)
  const sites = realSites(environment)
  const pause = numberOf('pause', values.pause)
  if (pause < POLITE && !chosen.every(({ upstream }) => isHere(sites[upstream])))
    throw new RangeError(
      `--pause ${values.pause} is impolite: at least ${POLITE} s, but to a site on this machine`,
    )
  const mostRows = values['most-rows'] ?? (isHere(target) ? 'Infinity' : String(MOST_ROWS_A_DAY))
  return {
    sources: chosen,
    from,
    to,
    target: targetAt(target, environment),
    sites,
    again: values.again,
    dryRun: values['dry-run'],
    ticks: !values['no-ticks'],
    mostRows: numberOf('most-rows', mostRows),
    pauseMs: pause * 1000,
  }
}

function chosenSources(id: string | undefined): Source[] {
  const possible = sources.filter(({ showsPastDays }) => showsPastDays)
  if (id === undefined) return possible
  const source = sources.find((one) => one.id === id)
  if (source === undefined)
    throw new RangeError(`--source ${id} is none of ${sources.map((one) => one.id).join(', ')}`)
  if (!source.showsPastDays)
    throw new RangeError(`${source.name} does not show past days: there is nothing to be filled in from it`)
  return [source]
}

function numberOf(name: string, text: string): number {
  const value = Number(text)
  if (text === '' || Number.isNaN(value) || value < 0)
    throw new RangeError(`--${name} ${text} is not a number`)
  return value
}

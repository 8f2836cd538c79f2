import { addDays, DAY, HOUR, startOf } from '../../../workers/days.ts'
import type { Day } from '../../../workers/types.ts'
import { tickAt } from './ticking.ts'
import { repositories, type SitePaper, upstream } from './upstream.ts'

/** How a past is laid out: so many papers a day, up to and including `lastDay`. */
export interface Past {
  lastDay: Day
  days: number
  papersADay?: number
}

const ABOUT = [
  'Retrieval-augmented generation for long documents',
  'Agents that call tools',
  'Diffusion models of protein structure',
  'A benchmark of code generation',
  'Reinforcement learning from human feedback',
  'Naïve Bayes, “Ω-regularised” & <unsmoothed>',
]
const TICKS_A_LOOK = 12

/**
 * Lets the Worker live through a past, a look in the morning and one in the evening: every table is filled as it would
 * be. Returns the evening of the last day.
 */
export async function liveThrough({ lastDay, days, papersADay = 5 }: Past): Promise<number> {
  const site = upstream()
  const first = addDays(lastDay, 1 - days)
  for (let age = 0; age < days; age++) {
    const day = addDays(first, age)
    for (const hours of [9, 21]) {
      site.papers.set(day, papersOf(age, papersADay, hours))
      site.repositories = repositories(3, 1000 + age * 10 + hours)
      for (let i = 0; i < TICKS_A_LOOK; i++) {
        const { job } = await tickAt(startOf(day) + hours * HOUR + i * 60_000, site)
        if (job === null) break
      }
    }
  }
  return startOf(lastDay) + DAY - 2 * HOUR
}

const papersOf = (age: number, count: number, hours: number): SitePaper[] =>
  Array.from({ length: count }, (_, i) => ({
    number: age * count + i,
    upvotes: i * hours + (age % 7),
    title: `${ABOUT[(age + i * i) % ABOUT.length]}, part ${age} of ${i}`,
  }))

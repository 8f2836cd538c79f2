import { CATEGORIES, type Category, type Finding } from './measure.ts'

/** What a page has to reach. */
const GOALS: Record<Category, number> = {
  performance: 98,
  accessibility: 100,
  'best-practices': 100,
  seo: 100,
}

/** The middle of some numbers: of an even count, the lower one. */
export function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN
}

const scoreOf = (runs: readonly Finding[], category: Category): number =>
  middle(runs.map(({ scores }) => scores[category]))

/** The goals that some runs miss, in their median. */
export const missedBy = (runs: readonly Finding[]): Category[] =>
  CATEGORIES.filter((category) => !(scoreOf(runs, category) >= GOALS[category]))

const HEADS = ['', 'performance', 'accessibility', 'best practices', 'SEO', 'FCP', 'LCP', 'TBT', 'CLS']
const WIDTHS = [12, 20, 15, 16, 6, 9, 9, 9, 8]

const line = (cells: readonly string[]): string =>
  cells.map((cell, i) => (i === 0 ? cell.padEnd(WIDTHS[0] ?? 0) : cell.padStart(WIDTHS[i] ?? 0))).join('')

export const heading = (): string => line(HEADS)

/** A page in a line: medians, and for the performance, which varies, from where to where. */
export function row(name: string, runs: readonly Finding[]): string {
  const performance = runs.map(({ scores }) => scores.performance)
  const metric = (id: keyof Finding['metrics']) => middle(runs.map(({ metrics }) => metrics[id]))
  return line([
    name,
    `${scoreOf(runs, 'performance')} (${Math.min(...performance)} to ${Math.max(...performance)})`,
    ...CATEGORIES.slice(1).map((category) => String(scoreOf(runs, category))),
    ...(['fcp', 'lcp', 'tbt'] as const).map((id) => `${Math.round(metric(id))} ms`),
    metric('cls').toFixed(3),
  ])
}

/** What takes points away, where a goal is missed. */
export function faultsOf(runs: readonly Finding[]): string[] {
  const missed = missedBy(runs)
  const faults = runs.flatMap(({ faults }) => faults).filter(({ category }) => missed.includes(category))
  return [...new Set(faults.map(({ category, words }) => `  ${category}: ${words}`))]
}

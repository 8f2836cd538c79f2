import { readFileSync } from 'node:fs'
import { dayNumber } from '../../workers/trends/calendar.ts'

/** How many items a source listed each day, and how many of them were about each topic. */
export interface CountsFile {
  note?: string
  /** The first day. */
  day0: string
  days: number
  /** Items listed on each day. */
  papers: number[]
  /** Per topic, [day index, items] for each day that had any: items that mention it anywhere. */
  any: Record<string, [number, number][]>
  /** The same for items that are about it. */
  about: Record<string, [number, number][]>
}

/** What is wrong with a file somebody named, in words for that person. */
export class BadCounts extends Error {}

/**
 * Reads and checks a counts file.
 * @throws BadCounts naming the file and what is wrong with it.
 */
export function readCounts(path: string): CountsFile {
  try {
    return checkCounts(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new BadCounts(`${path}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** @throws Error naming the first field that is wrong. */
export function checkCounts(value: unknown): CountsFile {
  if (typeof value !== 'object' || value === null) throw new Error('not an object')
  const { day0, days, papers, any, about } = value as Partial<CountsFile>
  if (typeof day0 !== 'string') throw new Error('day0 is missing')
  dayNumber(day0)
  if (!Array.isArray(papers) || !papers.every(isCount)) throw new Error('papers must be a list of counts')
  if (days !== papers.length) throw new Error(`days is ${days}, papers has ${papers.length} entries`)
  return { day0, days, papers, any: checkSet(any, 'any', papers), about: checkSet(about, 'about', papers) }
}

function checkSet(set: unknown, name: string, papers: number[]): CountsFile['any'] {
  if (typeof set !== 'object' || set === null) throw new Error(`${name} is missing`)
  for (const [topic, rows] of Object.entries(set)) {
    if (!Array.isArray(rows)) throw new Error(`${name}.${topic} is not a list`)
    for (const row of rows) {
      const [day, count] = Array.isArray(row) ? row : []
      const items = papers[day]
      if (items === undefined) throw new Error(`${name}.${topic}: no day ${day}`)
      if (!isCount(count) || count > items) {
        throw new Error(`${name}.${topic}: ${count} of ${items} items on day ${day}`)
      }
    }
  }
  return set as CountsFile['any']
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0
}

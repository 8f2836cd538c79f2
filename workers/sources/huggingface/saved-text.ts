import type { Candidate, Day, Parsed } from '../../types.ts'
import { listable, SourceChanged } from '../source-changed.ts'
import { cleanText, countFrom, dateFromWords } from '../text.ts'
import { idFromTitle } from '../title-key.ts'

const DATE_AND_VOTES = /^([A-Z][a-z]{2} \d{1,2}(?:, \d{4})?)(?: ([\d,]+))?$/
const AUTHORS = /^• ([\d,]+) authors?$/
const TITLE_LENGTH = 300

/**
 * Reads the listing page saved as text. Each paper is its title, its abstract, then `• N authors` or
 * `handle Organisation Name`, a line with `·`, and its date with the upvotes when there are any. The text
 * holds no ids, and its dates leave out the year of `day`, which has to be told.
 */
export function parseSavedText(text: string, day: Day): Parsed {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const candidates: Candidate[] = []
  let start = firstPaper(lines)
  for (let dot = lines.indexOf('·'); dot !== -1; dot = lines.indexOf('·', dot + 1)) {
    candidates.push(candidateFromLines(lines.slice(start, dot), lines[dot + 1] ?? '', day))
    start = dot + 2
  }
  if (candidates.length === 0)
    throw new SourceChanged('huggingface-papers', 'the text has no line "·" as a saved listing has')
  return { candidates: listable('huggingface-papers', candidates), day: null }
}

/** The header ends with the page's day, written without its year: `Oct 28`. */
function firstPaper(lines: string[]): number {
  const firstDot = lines.indexOf('·')
  const header = lines
    .slice(0, Math.max(0, firstDot - 1))
    .findLastIndex((line) => /^[A-Z][a-z]{2} \d{1,2}$/.test(line))
  return header + 1
}

function candidateFromLines(lines: string[], dateLine: string, day: Day): Candidate {
  const title = cleanText(lines[0], TITLE_LENGTH)
  const byline = lines.at(-1) ?? ''
  const [, date = '', votes] = DATE_AND_VOTES.exec(dateLine) ?? []
  const authorCount = AUTHORS.exec(byline)?.[1]
  const [handle, ...name] = byline.split(' ')
  return {
    externalId: title === null ? null : idFromTitle(title),
    title,
    summary: lines.slice(1, -1).join(' '),
    authorCount: authorCount === undefined ? null : countFrom(authorCount),
    organization: authorCount === undefined ? { id: handle, name: name.join(' ') } : null,
    publishedAt: dateFromWords(date, Number(day.slice(0, 4))),
    upvotes: date === '' ? null : votes === undefined ? 0 : countFrom(votes),
  }
}

import { LENGTHS, validateRows } from '../../workers/collect/validate.ts'
import { SourceChanged } from '../../workers/sources/source-changed.ts'
import type { ListedItem, Parsed, Source } from '../../workers/types.ts'
import type { Reading } from './readings.ts'

/**
 * Reads a page that may be spoilt as a tick would.
 *
 * @returns how many items would be stored, or `refused` when the page is refused by name
 * @throws {Error} for a crash, a row that got lost, and an item that should never be stored
 */
export function readSpoilt({ source, parse }: Reading, text: string): number | 'refused' {
  let parsed: Parsed
  try {
    parsed = parse(text)
  } catch (error) {
    if (error instanceof SourceChanged) return 'refused'
    throw error
  }
  const { items, rejected } = validateRows(source, parsed.candidates)
  if (items.length + rejected.length !== parsed.candidates.length) throw new Error('a row got lost')
  for (const item of items) {
    const wrong = wrongWith(source, item)
    if (wrong !== null) throw new Error(`${wrong}: ${JSON.stringify(item).slice(0, 300)}`)
  }
  return items.length
}

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/** Why an item should never be stored; `null` when nothing is wrong with it. */
function wrongWith(source: Source, item: ListedItem): string | null {
  const texts = [item.title, item.summary, item.organization?.name, ...(item.authors ?? [])].filter(
    (text): text is string => typeof text === 'string',
  )
  if (!source.externalId.test(item.externalId)) return 'the id has not its form'
  if (item.title === '' || item.title.length > LENGTHS.title) return 'the title is empty or too long'
  if (!Number.isInteger(item.upvotes) || item.upvotes < 0) return 'the votes are no whole number'
  if (texts.some((text) => CONTROL.test(text))) return 'a text has control characters'
  if (texts.some((text) => !text.isWellFormed())) return 'a text has half a character'
  if (item.publishedAt !== null && !Number.isFinite(item.publishedAt)) return 'the date is none'
  if (Object.keys(item.details).some((name) => source.details[name] === undefined))
    return 'a detail is not one of the source'
  return JSON.stringify(item).length > 20_000 ? 'the item is too large' : null
}

import type { Parsed } from '../../types.ts'
import { SourceChanged } from '../source-changed.ts'
import { unescapeAttribute } from '../text.ts'
import { parseEntries } from './api.ts'
import { dayIn } from './entry.ts'

const TARGET = 'data-target="DailyPapers"'
const PROPS = 'data-props="'

/**
 * Reads the JSON that the listing page carries for its own scripts. The attribute is found and unescaped
 * without parsing the page: a document of it would cost ten times the CPU.
 */
export function parseHydration(page: string): Parsed {
  const target = page.indexOf(TARGET)
  const start = target === -1 ? -1 : page.indexOf(PROPS, page.lastIndexOf('<', target))
  if (start === -1) throw new SourceChanged('huggingface-papers', 'the page has no DailyPapers data')
  const end = page.indexOf('"', start + PROPS.length)
  let props: { date?: unknown; dailyPapers?: unknown }
  try {
    props = JSON.parse(unescapeAttribute(page.slice(start + PROPS.length, end)))
  } catch (error) {
    throw new SourceChanged('huggingface-papers', `the page's data is not JSON (${(error as Error).message})`)
  }
  if (!Array.isArray(props?.dailyPapers)) {
    throw new SourceChanged('huggingface-papers', "the page's data has no dailyPapers")
  }
  return parseEntries(props.dailyPapers, dayIn(props.date))
}

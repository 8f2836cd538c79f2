import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

/** Recorded answers of the papers listing, which only some checkouts have beside them. */
const FOLDER = fileURLToPath(new URL('../../../shared/data/hf-daily/api/', import.meta.url))
/** The taxonomy and the counts of the back-test. */
const REFERENCE = fileURLToPath(new URL('../../../shared/reference/', import.meta.url))

export const hasRecordings = existsSync(FOLDER) && existsSync(REFERENCE)

export interface RecordedPaper {
  title: string
  summary: string
  /** Listing days. */
  days: Set<string>
}

interface Row {
  paper: { id: string; title: string; summary: string }
}

/** Every recorded paper once, as it was recorded last. */
export function recordedPapers(): RecordedPaper[] {
  const papers = new Map<string, RecordedPaper & { captured: string }>()
  for (const file of readdirSync(FOLDER).sort()) {
    const [day = '', captured = ''] = file.replace('.json.gz', '').split('__')
    const rows = JSON.parse(gunzipSync(readFileSync(FOLDER + file)).toString('utf8')) as Row[]
    for (const { paper } of rows) {
      const known = papers.get(paper.id)
      const days = (known?.days ?? new Set()).add(day)
      const latest = known !== undefined && known.captured > captured ? known : { ...paper, captured }
      papers.set(paper.id, { ...latest, days })
    }
  }
  return [...papers.values()]
}

export const readReference = (name: string): unknown => JSON.parse(readFileSync(REFERENCE + name, 'utf8'))

import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { RECORDINGS } from './upstream.ts'

/** Ids and votes of a recorded answer. */
export function readCapture(name: string): { id: string; upvotes: number }[] {
  const text = gunzipSync(readFileSync(`${RECORDINGS}/hf-daily/api/${name}.json.gz`)).toString('utf8')
  const entries = JSON.parse(text) as { paper: { id: string; upvotes: number } }[]
  return entries.map(({ paper }) => ({ id: paper.id, upvotes: paper.upvotes }))
}

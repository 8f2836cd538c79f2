import type { SourceId } from '../types.ts'
import { sourceById } from './index.ts'

/** The permanent, public id of an item: `huggingface-papers:2503.02130`. */
export const publicId = (source: SourceId, externalId: string): string => `${source}:${externalId}`

/** The source and external id in a public id, or `null` when it has not the form of one. */
export function parsePublicId(id: string): { source: SourceId; externalId: string } | null {
  const colon = id.indexOf(':')
  const source = sourceById(id.slice(0, Math.max(0, colon)))
  const externalId = id.slice(colon + 1)
  return source?.externalId.test(externalId) ? { source: source.id, externalId } : null
}

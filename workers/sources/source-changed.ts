import type { SourceId } from '../types.ts'

/** What came back is not what the source's parser knows: the site changed, or it is not the site. */
export class SourceChanged extends Error {
  override name = 'SourceChanged'
  constructor(source: SourceId, missing: string) {
    super(`${source}: ${missing}`)
  }
}

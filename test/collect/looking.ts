import { fetchPage, type Page, type PageRequest } from '../../workers/collect/fetch-page.ts'
import { type Look, type LookRequest, lookAt } from '../../workers/collect/look.ts'
import { Trouble } from '../../workers/collect/trouble.ts'
import { huggingfacePapers } from '../../workers/sources/huggingface-papers.ts'
import type { Site } from './site.ts'

/** The day that is looked at, unless it is said otherwise. */
export const DAY = '2026-03-11'
const [first, second = first, third = first] = huggingfacePapers.ways
export const [api, hydration, cards] = [first, second, third]

/** A first look at the first page of the papers' API, unless it is said otherwise. */
export const looker =
  (site: Site) =>
  (more: Partial<LookRequest> = {}): Promise<Look> =>
    lookAt(
      {
        source: huggingfacePapers,
        day: DAY,
        way: api,
        page: 0,
        origin: site.origin,
        etag: null,
        sha256: null,
        itemsBefore: 0,
        shown: new Set(),
        ...more,
      },
      fetch,
    )

export const getter =
  (site: Site) =>
  (path: string, more: Partial<PageRequest> = {}): Promise<Page> =>
    fetchPage({ origin: site.origin, path, accepts: 'json', etag: null, ...more }, fetch)

/** What went wrong; fails when nothing did. */
export const troubleFinder =
  (site: Site) =>
  async (path: string, more: Partial<PageRequest> = {}): Promise<Trouble> => {
    const trouble = await getter(site)(path, more).catch((error: unknown) => error)
    if (trouble instanceof Trouble) return trouble
    throw new Error(`${path} gave no trouble`, { cause: trouble })
  }

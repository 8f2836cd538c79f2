/**
 * What the scale bench watches: four sources of 100 entries a day, and 500 topics. To be imported before anything of the
 * Worker's, since start-up goes by the registry and the taxonomy.
 */
import { githubTrending } from '../../../workers/sources/github-trending.ts'
import { huggingfacePapers } from '../../../workers/sources/huggingface-papers.ts'
import { sources } from '../../../workers/sources/index.ts'
import { taxonomy } from '../../../workers/topics/taxonomy.ts'
import type { Parsed, Source, Way } from '../../../workers/types.ts'

const TOPICS = 500

const [api] = huggingfacePapers.ways
const json = (path: Way['path']): Way => ({ name: 'api', accepts: 'json', path, parse: parseCandidates })

/** The bench's own sites say candidates as they are: what parsing costs is measured elsewhere. */
const parseCandidates = (text: string): Parsed => ({ candidates: JSON.parse(text), day: null })

/** Papers on one page, looked at less often: with all four as often as the first, a day has too few ticks. */
const journals: Source = {
  ...huggingfacePapers,
  id: 'journals',
  name: 'Journals',
  ways: [{ name: 'api', accepts: 'json', path: (day) => `/journals?date=${day}`, parse: api.parse }],
  hoursBetweenLooks: (ageDays) => (ageDays <= 1 ? 2 : ageDays <= 7 ? 12 : ageDays <= 21 ? 24 : null),
}
const trending: Source = { ...githubTrending, ways: [json(() => '/trending')] }
const forge: Source = { ...githubTrending, id: 'forge', name: 'Forge', ways: [json(() => '/forge')] }

/** Sources with how many entries each lists a day. */
export type Watched = readonly { source: Source; entries: number }[]

/** One entry fewer than two full pages of the API: a full page is always followed by another. */
export const FOUR_SOURCES: Watched = [
  { source: huggingfacePapers, entries: 99 },
  { source: trending, entries: 100 },
  { source: journals, entries: 101 },
  { source: forge, entries: 100 },
]

/** What the deployed Worker watches, on a busy day. */
export const TWO_SOURCES: Watched = [
  { source: huggingfacePapers, entries: 60 },
  { source: trending, entries: 60 },
]

export const scaleSources: readonly Source[] = FOUR_SOURCES.map(({ source }) => source)
if (sources.length !== scaleSources.length) (sources as Source[]).splice(0, sources.length, ...scaleSources)

/** The words of the nth made-up topic. */
const aliasOf = (n: number): string => `made up topic q${n}x`
export const MADE_UP = Array.from({ length: TOPICS - taxonomy.topics.length }, (_, n) => aliasOf(n))
for (const [n, alias] of MADE_UP.entries())
  taxonomy.topics.push({
    id: `made-up-${n}`,
    name: `Made up ${n}`,
    group: 'lm',
    aliases: [alias],
    exact: [],
    broad: false,
    titleOnly: false,
  })

import { answer } from '../../../scripts/local/answer.ts'
import { postAdmin } from '../../../scripts/target/post-admin.ts'
import { addDays, dayOf, startOf } from '../../../workers/days.ts'
import { TOKEN } from '../../processes/helpers/ticking.ts'
import { HOSTILE_TITLES } from '../../sandbox/hostile-titles.ts'
import { tickUntilIdle } from './fill-sample.ts'

/** Enough for topics to have weeks, and digests something to be compared with. */
const DAYS = 35

/** What is spoiled: it names three topics. */
const TITLE = 'A retrieval-augmented benchmark for video generation'

/** Of the newest day: one that has markup, and the longest. */
const [MARKUP, LONGEST] = ['image', 'very-long'].map((of) =>
  HOSTILE_TITLES.findIndex(([name]) => name === of),
)

/**
 * A database of papers and repositories whose every text tries to break the page that shows it, over some weeks; and
 * the papers' site can't be reached since then.
 */
export async function fillTroubled(url: string): Promise<void> {
  const now = Date.now()
  const bring = (source: string, day: string, items: object[]) =>
    postAdmin({ url, token: TOKEN }, '/listings', {
      source,
      day,
      observed_at: new Date(
        Math.min(startOf(day) + 72_000_000, Math.max(startOf(day), now - 3_600_000)),
      ).toISOString(),
      way: 'api',
      items,
    })
  for (let ago = DAYS - 1; ago >= 0; ago--) {
    const day = addDays(dayOf(now), -ago)
    await bring(
      'huggingface-papers',
      day,
      HOSTILE_TITLES.map(([, spoil], i) => paper(spoil(TITLE), i, ago, day)),
    )
  }
  await bring(
    'github-trending',
    addDays(dayOf(now), -1),
    HOSTILE_TITLES.map(([, spoil], i) => repository(spoil(TITLE), i)),
  )
  await tickUntilIdle(url, now - 60_000, 500, 100)
}

/** What views of it are opened for. */
export async function namesOfTroubled(url: string): Promise<Record<string, string>> {
  const newest = (place = 0) => `huggingface-papers:${paperId(place, 0)}`
  const [seen] = await answer<{ run_id: number }[]>(url, `/items/${newest(MARKUP)}/upvotes`)
  return {
    paper: newest(MARKUP),
    longest: newest(LONGEST),
    repository: `github-trending:${repositoryId(LONGEST ?? 0)}`,
    run: String(seen?.run_id),
    topic: 'rag',
    topics: 'rag,benchmarks,video-generation',
  }
}

const paperId = (place: number, ago: number): string => `2601.${10_000 + ago * HOSTILE_TITLES.length + place}`
const repositoryId = (place: number): string =>
  `lab-${place}/${'a-name-as-long-as-they-come-'.repeat(3)}${place}`

const paper = (text: string, place: number, ago: number, day: string) => ({
  external_id: paperId(place, ago),
  title: text,
  summary: `${text} ${text}`,
  authors: [text, text],
  author_count: 2,
  organization: { id: `lab-${place}`, name: text.slice(0, 100) },
  published_at: `${day}T00:00:00Z`,
  upvotes: 5 * place + ago,
  comments: 0,
  details: { ai_summary: text, keywords: [text] },
  rank: place + 1,
})

const repository = (text: string, place: number) => ({
  external_id: repositoryId(place),
  title: text,
  summary: text,
  authors: [text],
  upvotes: 1000 * place,
  details: { language: text, topics: [text] },
  rank: place + 1,
})

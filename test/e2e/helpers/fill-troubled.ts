import { postAdmin } from '../../../scripts/target/post-admin.ts'
import { dayOf, startOf } from '../../../workers/days.ts'
import { TOKEN } from '../../processes/helpers/ticking.ts'
import { HOSTILE_TITLES } from '../../sandbox/hostile-titles.ts'
import { tickUntilIdle } from './fill-sample.ts'

/** How many the hostile papers are. */
export const HOSTILE = HOSTILE_TITLES.length

/**
 * A database with papers whose every text tries to break the page that shows it, and in which the sites can't be
 * reached since then.
 */
export async function fillTroubled(url: string): Promise<void> {
  const now = Date.now()
  for (const day of [dayOf(now - 86_400_000), dayOf(now)]) {
    await postAdmin({ url, token: TOKEN }, '/listings', {
      source: 'huggingface-papers',
      day,
      observed_at: new Date(Math.max(startOf(day), now - 3_600_000)).toISOString(),
      way: 'api',
      items: HOSTILE_TITLES.map(([, spoil], i) => hostilePaper(spoil('A retrieval benchmark'), i, day)),
    })
  }
  await tickUntilIdle(url, now - 60_000, 20, 1000)
}

const hostilePaper = (text: string, i: number, day: string) => ({
  external_id: `2601.${String(10_000 + i)}`,
  title: text,
  summary: `${text} ${text}`,
  authors: [text, text],
  author_count: 2,
  organization: { id: `lab-${i}`, name: text.slice(0, 100) },
  published_at: `${day}T00:00:00Z`,
  upvotes: 5 * i,
  comments: 0,
  details: { ai_summary: text, keywords: [text] },
  rank: i + 1,
})

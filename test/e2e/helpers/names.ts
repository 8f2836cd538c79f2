import { answer } from '../../../scripts/local/answer.ts'
import { addDays, dayOf } from '../../../workers/days.ts'

/** The items and topics of a filled database that views are opened for. */
export async function namesOn(url: string): Promise<Record<string, string>> {
  const rising = await answer<{ topic: string }[]>(url, '/trends/rising?limit=3')
  if (rising.length < 2) throw new Error('fewer than two topics are rising')
  const paper = await mostWatched(url, 'huggingface-papers')
  const [seen] = await answer<{ run_id: number }[]>(url, `/items/${paper}/upvotes`)
  return {
    paper,
    run: String(seen?.run_id),
    repository: await mostWatched(url, 'github-trending'),
    topic: rising[0]?.topic ?? '',
    topics: rising.map(({ topic }) => topic).join(','),
  }
}

/** Of the newest items of a source, the one whose upvotes were seen changed most often. */
async function mostWatched(url: string, source: string): Promise<string> {
  const today = dayOf(Date.now())
  const days = `from=${addDays(today, -5)}&to=${today}`
  const items = await answer<{ id: string }[]>(url, `/items?source=${source}&${days}&limit=20`)
  const watched = await Promise.all(
    items.map(async ({ id }) => ({
      id,
      times: (await answer<unknown[]>(url, `/items/${id}/upvotes`)).length,
    })),
  )
  const [most] = watched.sort((a, b) => b.times - a.times)
  if (most === undefined) throw new Error(`no item of ${source} was collected`)
  return most.id
}

/** Names in a database that holds nothing: topics are defined nonetheless. */
export const NAMES_OF_NOTHING: Record<string, string> = {
  paper: 'huggingface-papers:2601.10001',
  repository: 'github-trending:nobody/nothing',
  run: '1',
  topic: 'rag',
  topics: 'rag,benchmarks,video-generation',
}

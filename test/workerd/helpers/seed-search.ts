import { env } from 'cloudflare:workers'
import { linesByBucket, linesOf, NO_LINES } from '../../../workers/search/lines.ts'
import { wordOfSource, wordsToNote } from '../../../workers/search/words.ts'
import { all } from './database.ts'

/** Notes the words of every item and sorts them into their buckets, as thousands of ticks would. */
export async function seedSearch(): Promise<void> {
  const items = await all<{ id: number; source: string; title: string; summary: string | null }>(
    'SELECT id, source, title, summary FROM item ORDER BY id',
  )
  const noted = items.map(({ id, source, title, summary }) => ({
    id,
    words: wordsToNote(`${title}\n${summary}`).add(wordOfSource(source)),
  }))
  const insert = env.DB.prepare('INSERT INTO search_words (bucket, era, through, text) VALUES (?, 0, ?, ?)')
  await env.DB.batch([
    insert.bind(-1, items.length, NO_LINES),
    ...[...linesByBucket(NO_LINES + linesOf(noted))].map(([bucket, lines]) =>
      insert.bind(bucket, 0, NO_LINES + lines),
    ),
  ])
}

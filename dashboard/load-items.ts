import type * as v from 'valibot'
import type { RequestEnv } from '../workers/api/context.ts'
import { items } from '../workers/api/routes/items.ts'
import { dayOf } from '../workers/days.ts'
import { servedTopics } from '../workers/store/served-topics.ts'
import type { FoundItem, ItemsView } from './pages/items.tsx'

export const itemsQuery = items.query

/**
 * The items that the API answers with the same parameters: the page and the data can't differ.
 *
 * @throws {Problem} 400 naming what is wrong
 */
export async function loadItems(
  env: RequestEnv,
  query: v.InferOutput<typeof itemsQuery>,
  written: URLSearchParams,
): Promise<ItemsView> {
  const [{ data, meta }, { taxonomy }] = await Promise.all([
    items.handle({ query, path: {}, env, now: env.now }),
    servedTopics(env.DB),
  ])
  const parameters = Object.fromEntries([...written].filter(([, value]) => value.trim() !== ''))
  return {
    rows: data as FoundItem[],
    next: meta?.next ?? null,
    parameters,
    topics: taxonomy.topics,
    today: dayOf(env.now),
  }
}

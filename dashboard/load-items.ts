import type { RequestEnv } from '../workers/api/context.ts'
import { parseQuery } from '../workers/api/parameters.ts'
import { type ParameterError, Problem } from '../workers/api/problem.ts'
import { items } from '../workers/api/routes/items.ts'
import { dayOf } from '../workers/days.ts'
import { servedTopics } from '../workers/store/served-topics.ts'
import type { FoundItem, ItemsView } from './pages/items.tsx'

/**
 * The items that the API answers with the same parameters: the page and the data can't differ. What the API refuses is
 * named beside the form, with all that was filled in.
 */
export async function loadItems(env: RequestEnv, written: URLSearchParams): Promise<ItemsView> {
  const filled = new URLSearchParams([...written].filter(([, value]) => value.trim() !== ''))
  const [found, { taxonomy }] = await Promise.all([answerOrRefusal(env, filled), servedTopics(env.DB)])
  return {
    ...found,
    parameters: Object.fromEntries(filled),
    topics: taxonomy.topics,
    today: dayOf(env.now),
  }
}

async function answerOrRefusal(
  env: RequestEnv,
  filled: URLSearchParams,
): Promise<Pick<ItemsView, 'rows' | 'next' | 'refused'>> {
  try {
    const query = parseQuery(items.query, filled)
    const { data, meta } = await items.handle({ query, path: {}, env, now: env.now })
    return { rows: data as FoundItem[], next: meta?.next ?? null, refused: [] }
  } catch (error) {
    const refused: ParameterError[] = error instanceof Problem ? error.errors : []
    if (refused.length === 0) throw error
    return { rows: [], next: null, refused }
  }
}

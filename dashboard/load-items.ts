import type { RequestEnv } from '../workers/api/context.ts'
import { parseQuery } from '../workers/api/parameters.ts'
import { type ParameterError, Problem } from '../workers/api/problem.ts'
import { items } from '../workers/api/routes/items.ts'
import { dayOf } from '../workers/days.ts'
import { sourceById, sources } from '../workers/sources/index.ts'
import { servedTopics } from '../workers/store/served-topics.ts'
import { DEFAULT_SOURCE } from './components/source-switch.tsx'
import type { FoundItem, ItemsView } from './pages/items.tsx'
import { ALL_LISTINGS } from './pages/items-form.tsx'

/**
 * The items that the API answers with the same parameters: the page and the data can't differ. What the API refuses is
 * named beside the form, with all that was filled in. Without a source it is the default one, as on every page: upvotes
 * and stars in one order would show the stars alone.
 */
export async function loadItems(env: RequestEnv, written: URLSearchParams): Promise<ItemsView> {
  const filled = new URLSearchParams([...written].filter(([, value]) => value.trim() !== ''))
  const question = new URLSearchParams(filled)
  const wanted = filled.get('source') ?? DEFAULT_SOURCE
  if (wanted === ALL_LISTINGS) question.delete('source')
  else question.set('source', wanted)
  const [found, { taxonomy }] = await Promise.all([answerOrRefusal(env, question), servedTopics(env.DB)])
  const source = sourceById(wanted)
  return {
    ...found,
    sources: source === undefined ? sources : [source],
    parameters: Object.fromEntries(filled),
    question: Object.fromEntries(question),
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

import type { Stage, State } from './stage.ts'

/** A page as somebody opens it. */
export interface View {
  state: State
  /** Its address; names in braces stand for what the database holds. */
  path: string
  status?: number
}

/** Every page, over every database that shows it differently. A new page is a line here. */
export const VIEWS: View[] = [
  { state: 'sample', path: '/' },
  { state: 'sample', path: '/?source=github-trending' },
  { state: 'sample', path: '/topics' },
  { state: 'sample', path: '/topics/{topic}' },
  { state: 'sample', path: '/compare?topics={topics}' },
  { state: 'sample', path: '/listings' },
  { state: 'sample', path: '/items' },
  { state: 'sample', path: '/items?source=github-trending&q=agents' },
  { state: 'sample', path: '/items/{paper}' },
  { state: 'sample', path: '/items/{repository}' },
  { state: 'sample', path: '/items?q=agents&sort=heat', status: 400 },
  { state: 'sample', path: '/compare?topics={topic}&add=video', status: 400 },
  { state: 'sample', path: '/runs/{run}' },
  { state: 'sample', path: '/organizations' },
  { state: 'sample', path: '/data' },
  { state: 'sample', path: '/digest' },
  { state: 'sample', path: '/digest?period=week' },
  { state: 'sample', path: '/health' },
  { state: 'sample', path: '/docs' },
  { state: 'sample', path: '/?embed=1' },
  { state: 'sample', path: '/topics/{topic}?embed=1' },
  { state: 'sample', path: '/compare?topics={topics}&embed=1' },
  { state: 'sample', path: '/organizations?embed=1' },
  { state: 'sample', path: '/items/{paper}?embed=1' },
  { state: 'sample', path: '/topics/nothing?embed=1', status: 404 },
  { state: 'sample', path: '/nowhere', status: 404 },
  { state: 'sample', path: '/listings?day=never', status: 400 },
  { state: 'sample', path: '/digest/never', status: 400 },
  { state: 'troubled', path: '/' },
  { state: 'troubled', path: '/listings' },
  { state: 'troubled', path: '/items' },
  { state: 'troubled', path: '/items/huggingface-papers:2601.10001' },
  { state: 'troubled', path: '/items/huggingface-papers:2601.10007' },
  { state: 'troubled', path: '/items/huggingface-papers:2601.10007?embed=1' },
  { state: 'troubled', path: '/health' },
  { state: 'empty', path: '/' },
  { state: 'empty', path: '/topics' },
  { state: 'empty', path: '/compare' },
  { state: 'empty', path: '/listings' },
  { state: 'empty', path: '/items' },
  { state: 'empty', path: '/organizations' },
  { state: 'empty', path: '/topics/rag?embed=1' },
  { state: 'empty', path: '/digest' },
  { state: 'empty', path: '/health' },
]

/** The full address of a view. */
export function addressOf({ state, path }: View, { urls, names }: Stage): string {
  const named = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = names[name]
    if (value === undefined) throw new RangeError(`nothing is called {${name}}`)
    return value
  })
  return urls[state] + named
}

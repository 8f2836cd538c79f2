import { inject } from 'vitest'
import type { Stage, State } from './stage.ts'

/** A page as somebody opens it. */
export interface View {
  state: State
  /** Its address; names in braces stand for what the database holds. */
  path: string
  status?: number
}

/** Every page. A new one is a line here. */
const PAGES = [
  '/',
  '/?source=github-trending',
  '/topics',
  '/topics?source=github-trending',
  '/topics/{topic}',
  '/topics/{topic}?range=all&interval=month',
  '/compare',
  '/compare?topics={topics}',
  '/compare?topics={topics}&metric=upvotes&interval=month',
  '/compare?topics={topics}&scale=index&range=all',
  '/listings',
  '/items',
  '/items?source=github-trending&q=agents',
  '/items/{paper}',
  '/items/{repository}',
  '/runs/{run}',
  '/organizations',
  '/data',
  '/digest',
  '/digest?period=week',
  '/health',
  '/docs',
  '/?embed=1',
  '/topics/{topic}?embed=1',
  '/compare?topics={topics}&embed=1',
  '/organizations?embed=1',
  '/items/{paper}?embed=1',
]

const STATES: State[] = ['sample', 'troubled', 'empty']

/** What there is none of as long as nothing was collected. */
const COLLECTED = /\{(?:paper|repository|run)\}/

/** Every page, over every database that shows it differently, and what is asked wrongly. */
const EVERY_VIEW: View[] = [
  ...STATES.flatMap((state) =>
    PAGES.map(
      (path): View => ({ state, path, status: state === 'empty' && COLLECTED.test(path) ? 404 : 200 }),
    ),
  ),
  { state: 'troubled', path: '/items/{longest}' },
  { state: 'troubled', path: '/items/{longest}?embed=1' },
  { state: 'sample', path: '/items?q=agents&sort=heat', status: 400 },
  { state: 'sample', path: '/compare?topics={topic}&add=video', status: 400 },
  { state: 'sample', path: '/topics/nothing?embed=1', status: 404 },
  { state: 'sample', path: '/nowhere', status: 404 },
  { state: 'sample', path: '/listings?day=never', status: 400 },
  { state: 'sample', path: '/digest/never', status: 400 },
]

/** What differs little from one database to the other, or from another page: where there is little time, the sample is enough. */
const ALIKE = /^\/(?:docs|data|topics\?source=.*|compare\?.*&(?:metric|scale)=.*)$/

const isWhole = inject('extent') === 'whole'

/** Those over some databases. */
export const viewsOf = (...states: State[]): View[] =>
  EVERY_VIEW.filter(
    ({ state, path }) => states.includes(state) && (isWhole || state === 'sample' || !ALIKE.test(path)),
  )

/** What is walked through: in `npm test` the sample alone, which every page has most on. */
export const VIEWS: View[] = viewsOf(...(isWhole ? STATES : (['sample'] as const)))

/** The full address of a view. */
export function addressOf({ state, path }: View, { urls, names }: Stage): string {
  const named = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = names[state][name]
    if (value === undefined) throw new RangeError(`nothing is called {${name}}`)
    return value
  })
  return urls[state] + named
}

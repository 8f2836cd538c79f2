import type { Child } from 'hono/jsx'
import manifest from '../../dist/manifest.json'
import { Help } from './help.tsx'
import { Mark } from './mark.tsx'
import { SampleBanner } from './sample-banner.tsx'
import { type Preview, Sharing } from './sharing.tsx'

/** The entries of the navigation, in their order. */
const NAVIGATION = [
  { id: 'overview', href: '/', name: 'Overview' },
  { id: 'topics', href: '/topics', name: 'Topics' },
  { id: 'compare', href: '/compare', name: 'Compare' },
  { id: 'items', href: '/items', name: 'Items' },
  { id: 'organizations', href: '/organizations', name: 'Organisations' },
  { id: 'health', href: '/health', name: 'Health' },
  { id: 'data', href: '/data', name: 'Data' },
  { id: 'docs', href: '/docs', name: 'API' },
] as const

export interface Frame {
  title: string
  description: string
  /** Which entry of the navigation this is. */
  at: (typeof NAVIGATION)[number]['id'] | null
  /** Whether the data is generated. */
  sample: boolean
  /** Whether the page holds charts, and so needs the script that draws them. */
  charts?: boolean
  /** What is being searched for, to stand in the search field. */
  search?: string | undefined
  /** Where this deployment is, `https://uptrend.example`; empty where that is not known. */
  origin: string
  /** Path and query of the page; `null` for what nobody should link to. */
  path: string | null
  /** The page's own picture, if it has one. */
  preview?: Preview
  children: Child
}

/** The frame of every page. */
export const Layout = ({
  title,
  description,
  at,
  sample,
  charts,
  search,
  origin,
  path,
  preview,
  children,
}: Frame) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <meta name="description" content={description} />
      <meta name="color-scheme" content="light dark" />
      {path === null ? null : <Sharing {...{ title, description, origin, path, preview }} />}
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <link
        rel="alternate"
        type="application/atom+xml"
        href="/feeds/daily.xml"
        title="Most upvoted, day by day"
      />
      <link
        rel="alternate"
        type="application/atom+xml"
        href="/feeds/rising.xml"
        title="Topics that are rising"
      />
      <link
        rel="alternate"
        type="application/atom+xml"
        href="/feeds/digest.xml"
        title="The digest of each day"
      />
      <link rel="stylesheet" href={manifest.style} />
      <script type="module" src={manifest.page} data-charts={charts ? manifest.script : undefined} />
    </head>
    <body>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      {sample ? <SampleBanner /> : null}
      <header class="top">
        <a class="brand" href="/">
          <Mark /> Uptrend
        </a>
        <nav aria-label="Pages">
          {NAVIGATION.map(({ id, href, name }) => (
            <a href={href} aria-current={id === at ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
        <Search value={search} />
      </header>
      <main id="main">{children}</main>
      <footer>
        <p>
          Every upvote is kept as it was seen, at the time it was seen. All times are UTC. The same numbers as
          data: <a href="/docs">JSON API</a>. In short: <a href="/digest">the digest</a>.{' '}
          <button type="button" class="plain" data-help hidden>
            Keyboard <kbd>?</kbd>
          </button>
        </p>
      </footer>
      <p id="voice" class="unseen" aria-live="polite" />
      <Help />
    </body>
  </html>
)

const Search = ({ value }: { value?: string | undefined }) => (
  <search>
    <form class="search" action="/topics">
      <label class="unseen" for="search">
        Search the topics
      </label>
      <input id="search" type="search" name="q" value={value} placeholder="Find a topic" maxlength={80} />
      <button type="submit">Search</button>
    </form>
  </search>
)

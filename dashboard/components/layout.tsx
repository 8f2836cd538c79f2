import type { Child } from 'hono/jsx'
import manifest from '../../dist/manifest.json'

export interface Frame {
  title: string
  description: string
  /** Which entry of the navigation this is. */
  at: 'listings' | 'health' | null
  /** Whether the data is generated. */
  sample: boolean
  /** Whether the page holds charts, and so needs the script. */
  charts?: boolean
  children: Child
}

const NAVIGATION = [
  { id: 'listings', href: '/', name: 'Listings' },
  { id: 'health', href: '/health', name: 'Health' },
] as const

/** The frame of every page. */
export const Layout = ({ title, description, at, sample, charts, children }: Frame) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <meta name="description" content={description} />
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href={manifest.style} />
      {charts ? <script type="module" src={manifest.script} /> : null}
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
      </header>
      <main id="main">{children}</main>
      <footer>
        <p>
          Every upvote is kept as it was seen, at the time it was seen. All times are UTC. The same numbers as
          data: <a href="/api/v1/sources">JSON API</a>.
        </p>
      </footer>
    </body>
  </html>
)

const SampleBanner = () => (
  <p class="banner" role="note">
    <strong>Sample data.</strong> These papers and repositories are generated, to show what Uptrend does.
    Nothing here is real.
  </p>
)

const Mark = () => (
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="7" />
    <path d="M6 23h5v-5h5v-5h5" />
    <circle cx="24.5" cy="8.5" r="3.5" />
  </svg>
)

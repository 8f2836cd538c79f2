import type { Child } from 'hono/jsx'
import manifest from '../../dist/manifest.json'
import type { Moment } from '../../workers/types.ts'
import { dateAndTime } from '../words.ts'
import { SampleBanner } from './sample-banner.tsx'

export interface EmbedFrame {
  /** What the chart is about. */
  title: string
  /** Where the numbers come from: names of sources; none when there are no numbers. */
  from: string[]
  /** The newest look at them. */
  asOf: Moment | null
  /** The full address of the page that the chart is from. */
  address: string
  sample: boolean
  children: Child
}

/** The frame of a chart that stands within somebody else's page: where it is from, and no way about. */
export const EmbedLayout = ({ title, from, asOf, address, sample, children }: EmbedFrame) => (
  <html lang="en" class="embed">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} · Uptrend`}</title>
      <meta name="robots" content="noindex" />
      <meta name="color-scheme" content="light dark" />
      <link rel="canonical" href={address} />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      {/* No other page of ours may be shown in a frame. */}
      <base target="_blank" />
      <link rel="stylesheet" href={manifest.style} />
      <script type="module" src={manifest.page} data-charts={manifest.script} />
    </head>
    <body>
      {sample ? <SampleBanner /> : null}
      <main>
        <h1>{title}</h1>
        {children}
      </main>
      <footer>
        <a href={address}>{['Uptrend', ...from.map((name) => `data from ${name}`)].join(', ')}</a>
        {asOf === null ? null : ` · as of ${dateAndTime(asOf)}`}
      </footer>
    </body>
  </html>
)

import { sources } from '../../workers/sources/index.ts'

/** What of the API is shown, and from where. */
export interface DataView {
  /** Where this deployment is: `https://uptrend.example`. */
  origin: string
  /** Path and query below `/api/v1`, as JSON: `/trends/topics?topics=rag`. */
  of: string
}

/** The same address in another format. */
export const inFormat = (of: string, format: 'csv' | 'ndjson'): string => of.replace(/^[^?]*/, `$&.${format}`)

/** How to get the numbers of a chart, or any others. */
export const DataPage = ({ origin, of }: DataView) => {
  const url = `${origin}/api/v1${of}`
  const csv = `${origin}/api/v1${inFormat(of, 'csv')}`
  return (
    <article class="data">
      <h1>The numbers as data</h1>
      <p>
        Every page is drawn from a JSON API that anybody may use: no key, no account, from any origin. An
        answer carries when it was true (<code>as_of</code>) and which definition of the topics it was counted
        with (<code>taxonomy</code>). <a href="/docs">All endpoints</a>
      </p>
      <h2>This request</h2>
      <p class="request">
        <a href={url}>{url}</a>
      </p>
      <ul class="formats">
        <li>
          <a href={csv}>CSV</a>, for a spreadsheet
        </li>
        <li>
          <a href={`${origin}/api/v1${inFormat(of, 'ndjson')}`}>ndjson</a>, one row a line
        </li>
      </ul>
      <h2>In a terminal</h2>
      <Code text={`curl -s --compressed '${quoted(url)}'`} />
      <h2>In Python</h2>
      <Code text={`import pandas\n\nrows = pandas.read_csv(${JSON.stringify(csv)})`} />
      <h2>In R</h2>
      <Code text={`rows <- read.csv(${JSON.stringify(csv)})`} />
      <h2>Whole months</h2>
      <p>
        Items, their upvotes over time and their topics, a month in a file. Months that are settled never
        change again.
      </p>
      <ul class="formats">
        {sources.map(({ id, name }) => (
          <li>
            {name}: <code>{`/api/v1/export/${id}/2025-06.ndjson`}</code>
          </li>
        ))}
      </ul>
    </article>
  )
}

const Code = ({ text }: { text: string }) => (
  // A long line scrolls within, so it has to be reachable by keyboard.
  <pre tabindex={0}>
    <code>{text}</code>
  </pre>
)

/** Within single quotes of a shell. */
const quoted = (text: string): string => text.replaceAll("'", "'\\''")

import type { SourceId } from '../../workers/types.ts'
import { shortDate } from '../words.ts'

/** What of the API is shown, and from where. */
export interface RequestView {
  /** Where this deployment is: `https://uptrend.example`. */
  origin: string
  /** Path and query below `/api/v1`, as JSON: `/trends/topics?topics=rag`. */
  of: string
  /** Whether nothing was asked for, so that it stands for anything. */
  isExample: boolean
  /** The newest month of each source that is settled, or else the newest there is: `2026-09`. */
  months: { id: SourceId; name: string; month: string | null; settled: boolean }[]
}

/** The same address in another format. */
export const inFormat = (of: string, format: 'csv' | 'ndjson'): string => of.replace(/^[^?]*/, `$&.${format}`)

/** How to get the numbers of a chart, or any others. */
export const DataPage = ({ origin, of, isExample, months }: RequestView) => {
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
      <h2>{isExample ? 'An example: what is rising' : 'This request'}</h2>
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
        change again. Another month is at the same address with its own name, like <code>2026-01.ndjson</code>
        .
      </p>
      <ul class="formats">
        {months.map(({ id, name, month, settled }) => (
          <li>
            {name}:{' '}
            {month === null ? (
              'nothing has been collected yet'
            ) : (
              <>
                <a href={`${origin}/api/v1/export/${id}/${month}.ndjson`}>{monthWords(month)}</a>
                {settled ? ', settled' : ', which still changes'}
              </>
            )}
          </li>
        ))}
      </ul>
    </article>
  )
}

/** `October 2026`. */
const monthWords = (month: string): string => shortDate(`${month}-01`).slice(2)

const Code = ({ text }: { text: string }) => (
  // A long line scrolls within, so it has to be reachable by keyboard.
  <pre tabindex={0}>
    <code>{text}</code>
  </pre>
)

/** Within single quotes of a shell. */
const quoted = (text: string): string => text.replaceAll("'", "'\\''")

import type { Child } from 'hono/jsx'

/**
 * A chart: what it says in words, the place where the script draws it, its data, and the same numbers as a
 * table. Without a script the words and the table remain.
 */
export const Figure = ({
  kind,
  data,
  sentence,
  table,
}: {
  kind: string
  data: unknown
  sentence: string
  table: Child
}) => (
  <figure data-chart={kind}>
    <figcaption>{sentence}</figcaption>
    <div class="plot" role="img" aria-label={sentence}>
      <canvas />
    </div>
    {/* "<" is escaped, so that no scraped text can end the element. */}
    <script
      type="application/json"
      dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll('<', '\\u003c') }}
    />
    <details>
      <summary>The numbers as a table</summary>
      {table}
    </details>
  </figure>
)

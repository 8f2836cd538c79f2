import type { Child } from 'hono/jsx'
import { Embed } from './embed.tsx'
import { whereDrawn } from './here.ts'
import { NumbersTable } from './numbers-table.tsx'

/**
 * A chart: what it says in words, the place where the script draws it, its data, and the same numbers as a
 * table. Without a script the words and the table remain. A page with one sets `charts` in its frame.
 */
export const Figure = ({
  kind,
  about,
  data,
  sentence,
  legend,
  note,
  links,
  table,
}: {
  /** Which of the drawings of `client/index.ts`: `series`, `upvotes`. */
  kind: string
  /** What the chart is about, where it stands alone. */
  about: string
  data: unknown
  sentence: string
  /** What the lines and patterns mean; shown when there is a drawing. */
  legend?: Child
  /** What has to be known to read it. */
  note?: string | undefined
  /** Where the same numbers are to be had as data. */
  links?: Child
  table: Child
}) => (
  <figure data-chart={kind}>
    <figcaption>{sentence}</figcaption>
    {legend === undefined ? null : <div class="key">{legend}</div>}
    <div class="plot" role="img" aria-label={sentence}>
      <canvas />
    </div>
    {note === undefined ? null : <p class="note">{note}</p>}
    <p class="unseen" aria-live="polite" data-voice />
    {/* "<" is escaped, so that no scraped text can end the element. */}
    <script
      type="application/json"
      dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll('<', '\\u003c') }}
    />
    <div class="under">
      <NumbersTable>{table}</NumbersTable>
      <Links>{links}</Links>
      <Embed title={about} />
    </div>
  </figure>
)

/** Ways on, which a chart within somebody else's page has not. */
const Links = ({ children }: { children?: Child }) =>
  children === undefined || whereDrawn() === null ? null : <p class="links">{children}</p>

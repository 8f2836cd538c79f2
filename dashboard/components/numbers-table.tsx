import type { Child } from 'hono/jsx'

/** The numbers of a chart as a table, opened by a click or the key `t`. */
export const NumbersTable = ({ children }: { children: Child }) => (
  <details data-table>
    <summary>The numbers as a table</summary>
    {/* It scrolls by itself, so it has to be reachable by keyboard. */}
    <section class="scroll" tabindex={0} aria-label="The numbers">
      {children}
    </section>
  </details>
)

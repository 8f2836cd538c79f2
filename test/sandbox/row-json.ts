import { escapeHtml } from './html.ts'
import type { ShownRow } from './listing.ts'

/** The row as the API writes it. */
export const jsonOf = (shown: ShownRow): string => joined(shown.row.json, shown)

/** The row as it stands in an HTML attribute. */
export function escapedJsonOf(shown: ShownRow): string {
  shown.row.escaped ??= shown.row.json.map(escapeHtml)
  return joined(shown.row.escaped, shown)
}

/** Without stars there are three pieces, with them four. */
function joined(pieces: readonly string[], { row, votes, stars, comments }: ShownRow): string {
  const [before, between, ...rest] = pieces
  return row.stars
    ? `${before}${votes}${between}${stars}${rest[0]}${comments}${rest[1]}`
    : `${before}${votes}${between}${comments}${rest[0]}`
}

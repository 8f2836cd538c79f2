let here: string | null = null

/**
 * The full address of the page that is being drawn; `null` where it is not known (files written at build) or not to
 * be shared (embeds, pages of trouble).
 */
export const whereDrawn = (): string | null => here

/**
 * Draws a page of an address. A page is drawn in one go, so a variable holds what a context of hono/jsx would, which
 * comes with 6 KB of code for browsers.
 */
export function drawnAt(address: string | null, draw: () => string): string {
  here = address
  try {
    return draw()
  } finally {
    here = null
  }
}

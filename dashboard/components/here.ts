import { createContext } from 'hono/jsx'

/**
 * The full address of the page that is being drawn; `null` where it is not known (files written at build) or not to
 * be shared (embeds, pages of trouble).
 */
export const Here = createContext<string | null>(null)

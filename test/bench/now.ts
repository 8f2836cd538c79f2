/** The moment at which all measured requests take place. */
export const NOW = Date.parse('2026-11-24T12:00:00Z')

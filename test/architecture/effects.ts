/** Below the entry nothing reads a clock, fetches by itself or throws dice. */
const EFFECTS: [what: string, code: RegExp][] = [
  ['reads the clock', /GLOBAL_Date\.now|new GLOBAL_Date\b(?!\()|new GLOBAL_Date\(\s*\)|GLOBAL_performance/],
  ['reads the clock', /(?<!new )GLOBAL_Date\(/],
  ['fetches by itself', /GLOBAL_fetch/],
  ['throws dice', /GLOBAL_Math\.random|GLOBAL_crypto\.(?:randomUUID|getRandomValues)/],
  ['reaches for a global by its object', /GLOBAL_(?:globalThis|self)/],
]

export const effectsIn = (code: string): string[] =>
  EFFECTS.filter(([, pattern]) => pattern.test(code)).map(([what]) => what)

/** Statements, and the calls that run them. A pattern's `exec` is none, nor is one of one row that stands in. */
const SQL = [
  /["'`]\s*(?:SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH|CREATE|ALTER|DROP|PRAGMA)\s+["'`(*\w$]/,
  /\.(?:prepare|batch)\(/,
  /\b(?:DB|db|database)\.exec\(/,
]

export const hasSql = (code: string): boolean => SQL.some((pattern) => pattern.test(code))

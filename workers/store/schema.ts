/**
 * The tables. Days are text (`YYYY-MM-DD`), moments are milliseconds since 1970 in UTC. Keys that people
 * meet are text; `item.id` and `run.id` are numbers because every observation carries both.
 * `npm run migrations` turns a change here into SQL and makes the tables STRICT (and WITHOUT ROWID where
 * the key is the row), which drizzle-kit can't express.
 */
export * from './schema/collected.ts'
export * from './schema/search.ts'
export * from './schema/topics.ts'
export * from './schema/upkeep.ts'
export * from './schema/votes.ts'

/** What the project knows of itself. */
import { sql } from 'drizzle-orm'
import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Counts the changes of anything a reader can see; a single row. */
export const dataVersion = sqliteTable('data_version', {
  id: integer().primaryKey(),
  version: integer().notNull(),
})

/** What ticks and imports have cost on a day, as D1 bills it. */
export const usage = sqliteTable('usage', {
  day: text().primaryKey(),
  ticks: integer().notNull(),
  rows_read: integer().notNull(),
  rows_written: integer().notNull(),
})

/** Something the deployer should know: told once when it begins, and once when it is over. */
export const incident = sqliteTable(
  'incident',
  {
    id: integer().primaryKey(),
    /** See `watch/findings.ts`. */
    kind: text().notNull(),
    /** What it is about: a source, or nothing in particular. */
    subject: text().notNull(),
    detail: text().notNull(),
    began_at: integer().notNull(),
    ended_at: integer(),
    /** When the beginning and the end were told; `null` while they are not. */
    began_told_at: integer(),
    ended_told_at: integer(),
    /** Attempts to tell it that failed, and why the last one did. */
    failures: integer().notNull().default(0),
    error: text(),
  },
  (t) => [uniqueIndex('incident_open').on(t.kind, t.subject).where(sql`ended_at IS NULL`)],
)

/** A digest on its way to one channel: taken by one tick before it is sent, so that no other sends it. */
export const digestSending = sqliteTable(
  'digest_sending',
  {
    /** `2026-06-10` or `2026-W24`. */
    period: text().notNull(),
    /** `webhook` or `e-mail`. */
    channel: text().notNull(),
    /** When it was taken; `null` once it was given back. */
    claimed_at: integer(),
    /** When it got through. Taken and never sent: nobody knows, and it is not sent again. */
    sent_at: integer(),
    /** Attempts that failed, why the last one did, and when it is tried again. */
    failures: integer().notNull().default(0),
    error: text(),
    retry_at: integer(),
  },
  (t) => [primaryKey({ columns: [t.period, t.channel] })],
)

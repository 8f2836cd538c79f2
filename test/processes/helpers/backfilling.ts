import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rows } from './database.ts'
import { TOKEN } from './ticking.ts'

export interface Backfill {
  process: ChildProcess
  output: string
  /** Resolves with the exit code, or the signal that ended it. */
  ended: Promise<number | string>
  /** Resolves when so many days have been reported, or it has ended. */
  untilDays(days: number): Promise<void>
}

/** Starts `npm run backfill` against a Worker, with a sandbox instead of the site. */
export function startBackfill(target: string, site: string, args: string[]): Backfill {
  const child = spawn(
    process.execPath,
    ['scripts/backfill.ts', '--target', target, '--pause', '0', ...args],
    {
      env: { ...process.env, HUGGINGFACE_URL: site, ADMIN_TOKEN: TOKEN },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const listeners = new Set<() => void>()
  const backfill: Backfill = {
    process: child,
    output: '',
    ended: once(child, 'exit').then(([code, signal]) => code ?? signal),
    untilDays: (days) =>
      new Promise((resolve) => {
        const check = () => {
          if (daysIn(backfill.output) < days) return
          listeners.delete(check)
          resolve()
        }
        listeners.add(check)
        check()
        void backfill.ended.then(() => resolve())
      }),
  }
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      backfill.output += text
      for (const check of listeners) check()
    })
  }
  return backfill
}

/** Days that a backfill has reported. */
export const daysIn = (output: string): number =>
  [...output.matchAll(/^\d{4}-\d\d-\d\d {2}(?:\d+ papers?:|nothing listed)/gm)].length

/** What stands on which listing with how many upvotes and observations, in words that say nothing of numbering. */
export const listed = (database: string): string[] =>
  rows(
    database,
    `SELECT li.day, i.external_id AS id, i.title, li.rank,
       (SELECT count(*) FROM observation WHERE item_id = i.id) AS observations
     FROM listing_item AS li JOIN item AS i ON i.id = li.item_id ORDER BY li.day, i.external_id`,
  ).map((row) => JSON.stringify(row))

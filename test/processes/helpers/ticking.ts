import type { LocalWorker } from '../../../scripts/local/worker.ts'
import { startSomewhere } from './start-somewhere.ts'

export const TOKEN = 'a-token-for-tests'
export const MINUTES = 60_000

/** The Worker over a database folder, with a stand-in for both sites. Several at once need places of their own. */
export async function workerOn(
  persistTo: string,
  upstream: string,
  { place = 0, onLine }: { place?: number; onLine?: (line: string) => void } = {},
): Promise<LocalWorker> {
  const vars = { HUGGINGFACE_URL: upstream, GITHUB_URL: upstream, ADMIN_TOKEN: TOKEN }
  return await startSomewhere({ persistTo, vars, ...(onLine && { onLine }) }, place)
}

/** Fires the cron as the platform would, with the time it is scheduled for. */
export async function cron(worker: LocalWorker, at: number): Promise<string> {
  const response = await fetch(
    `${worker.url}/cdn-cgi/handler/scheduled?cron=*/5+*+*+*+*&time=${at}&format=json`,
  )
  return ((await response.json()) as { outcome: string }).outcome
}

export async function api<Data>(worker: LocalWorker, path: string): Promise<Data> {
  const response = await fetch(`${worker.url}/api/v1${path}`)
  return ((await response.json()) as { data: Data }).data
}

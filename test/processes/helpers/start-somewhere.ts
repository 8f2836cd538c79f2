import { type LocalWorker, type LocalWorkerOptions, startWorker } from '../../../scripts/local/worker.ts'
import { portFrom } from './ports.ts'

const ATTEMPTS = 3

/** Starts a Worker on a free port of this process. Several at once need places of their own. */
export async function startSomewhere(
  options: Omit<LocalWorkerOptions, 'port'>,
  place = 0,
): Promise<LocalWorker> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startWorker({ ...options, port: await portFrom(place) })
    } catch (error) {
      // The runtime takes ports of its own as well, which somebody else may have got in the meantime.
      if (attempt === ATTEMPTS || !(error as Error).message.includes('already in use')) throw error
    }
  }
}

import { freePort } from '../../../scripts/local/worker.ts'

/**
 * Each process has a range of its own, so that what runs at the same time, even another `npm test`, takes none of it;
 * and below the ports that systems give to connections.
 */
const FIRST = 10_000 + (process.pid % 220) * 100

/** A free port of this process's range, the first one from a place in it on. Ask with different places at once. */
export const portFrom = (place: number): Promise<number> => freePort(FIRST + place)

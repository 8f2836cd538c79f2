import { freePort } from '../../../scripts/local/worker.ts'

/** Each process has a range of its own: what runs at the same time, even another `npm test`, takes none of it. */
const FIRST = 10_000 + (process.pid % 450) * 100

/** A free port of this process's range, the first one from a place in it on. Ask with different places at once. */
export const portFrom = (place: number): Promise<number> => freePort(FIRST + place)

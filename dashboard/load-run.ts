import type { RequestEnv } from '../workers/api/context.ts'
import { Problem } from '../workers/api/problem.ts'
import { RUNS_KEPT } from '../workers/collect/thin.ts'
import { DAY } from '../workers/days.ts'
import { sourceById } from '../workers/sources/index.ts'
import { runById } from '../workers/store/runs.ts'
import type { RunView } from './pages/run.tsx'

/** @throws {Problem} 404 for a run that never was, or that the ledger no longer has */
export async function loadRun({ DB: db }: RequestEnv, id: string): Promise<RunView> {
  const run = /^\d{1,15}$/.test(id) ? await runById(db, Number(id)) : null
  const source = run === null ? undefined : sourceById(run.source)
  if (run === null || source === undefined)
    throw new Problem(
      404,
      'No such run',
      `The ledger has no run ${id.slice(0, 40)}. It keeps runs for ${RUNS_KEPT / DAY} days; the points of an item's chart stay.`,
    )
  return { source, run }
}

import { lacksTables, Problem, problemResponse } from './problem.ts'

/** Any error as a problem: ours with its own words, everything else as a 500 that gives nothing away. */
export function errorResponse(error: Error): Response {
  if (error instanceof Problem) return problemResponse(error)
  if (lacksTables(error)) {
    return problemResponse(
      new Problem(
        503,
        'Not set up',
        'The database lacks tables: apply the migrations ("npm run deploy" does).',
      ),
    )
  }
  console.error(JSON.stringify({ error: error.message, stack: error.stack }))
  return problemResponse(new Problem(500, 'Internal error', 'Something went wrong here. It has been logged.'))
}

/** RFC 9457 problem details. */

export interface ParameterError {
  parameter: string
  message: string
}

/** An answer that isn't the one asked for; thrown anywhere below a route. */
export class Problem extends Error {
  override name = 'Problem'
  readonly status: number
  readonly title: string
  readonly errors: ParameterError[]
  readonly headers: Record<string, string>
  constructor(
    status: number,
    title: string,
    detail: string,
    errors: ParameterError[] = [],
    headers: Record<string, string> = {},
  ) {
    super(detail)
    this.status = status
    this.title = title
    this.errors = errors
    this.headers = headers
  }
}

export const badParameters = (errors: ParameterError[]): Problem =>
  new Problem(
    400,
    'Bad parameters',
    errors.map(({ parameter, message }) => `${parameter}: ${message}`).join('; '),
    errors,
  )

/** Whether the database has not been migrated, or not far enough. */
export const lacksTables = ({ message }: Error): boolean => /no such (?:table|column)/.test(message)

export const notFound = (detail: string): Problem => new Problem(404, 'Not found', detail)

export function problemResponse(problem: Problem): Response {
  const body: Record<string, unknown> = {
    title: problem.title,
    status: problem.status,
    detail: problem.message,
  }
  if (problem.errors.length > 0) body.errors = problem.errors
  return new Response(`${JSON.stringify(body, null, 2)}\n`, {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...problem.headers,
    },
  })
}

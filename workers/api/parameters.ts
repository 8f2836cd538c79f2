import * as v from 'valibot'
import { isDay } from '../days.ts'
import { sources } from '../sources/index.ts'
import { badParameters, type ParameterError } from './problem.ts'
import { didYouMean } from './suggest.ts'

/** The parameters of a route: text in, checked values out. */
export type Parameters = v.StrictObjectSchema<v.ObjectEntries, undefined>

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

/** One of a fixed list of names. */
export const oneOf = <const Names extends readonly string[]>(names: Names) =>
  v.picklist(names, ({ received }) => {
    const written = received.replace(/^"|"$/g, '')
    return `${short(received)} is not one of ${names.join(', ')}${didYouMean(written, names)}`
  })

export const source = oneOf(sources.map(({ id }) => id))

/** A real calendar day: `2025-02-30` is refused. */
export const day = v.pipe(
  v.string(),
  v.check(isDay, ({ input }) => `"${short(input)}" is not a calendar day like 2025-06-10`),
  v.metadata({ schema: { type: 'string', format: 'date' } }),
)

/** A whole number within bounds, written in digits. */
export const wholeNumber = (minimum: number, maximum: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,10}$/, ({ input }) => `"${short(input)}" is not a whole number`),
    v.transform(Number),
    v.check(
      (value) => value >= minimum && value <= maximum,
      ({ input }) => `${input} is not between ${minimum} and ${maximum}`,
    ),
    v.metadata({ schema: { type: 'integer', minimum, maximum } }),
  )

export const text = (maximum: number) =>
  v.pipe(
    v.string(),
    v.nonEmpty('is empty'),
    v.maxLength(maximum, ({ input }) => `is longer than ${maximum} characters (${input.length})`),
  )

export const limit = v.optional(wholeNumber(1, 200), '50')

/**
 * Checks a query against a route's parameters. Nothing is silently ignored: an unknown name, a name given
 * twice or a bad value is refused, and all of them are named at once.
 *
 * @throws {Problem} 400
 */
export function parseQuery<Schema extends Parameters>(
  schema: Schema,
  query: URLSearchParams,
): v.InferOutput<Schema> {
  const errors: ParameterError[] = []
  const given: Record<string, string> = Object.create(null)
  const known = Object.keys(schema.entries)
  for (const [name, value] of query) {
    if (!known.includes(name)) {
      errors.push({ parameter: short(name), message: unknownParameter(name, known) })
    } else if (name in given) errors.push({ parameter: name, message: 'is given more than once' })
    else given[name] = value
  }
  const parsed = v.safeParse(schema, given)
  if (!parsed.success) {
    for (const issue of parsed.issues) errors.push(errorIn(issue, schema))
  }
  if (!parsed.success || errors.length > 0) throw badParameters(errors)
  return parsed.output
}

/** Of a name that is not there, the check says so in words of its own. */
function errorIn(issue: v.BaseIssue<unknown>, { entries }: Parameters): ParameterError {
  const parameter = v.getDotPath(issue) ?? 'query'
  if (issue.type !== 'strict_object') return { parameter, message: issue.message }
  const wanted = v.getDescription(entries[parameter] as v.GenericSchema)
  return { parameter, message: `is missing${wanted === undefined ? '' : `: ${wanted}`}` }
}

const unknownParameter = (name: string, known: string[]): string =>
  `is no parameter here${didYouMean(name, known) || '.'}${known.length > 0 ? ` Known: ${known.join(', ')}.` : ' This endpoint takes none.'}`

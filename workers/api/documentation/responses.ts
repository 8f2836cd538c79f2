import { type Format, written } from '../answer.ts'
import type { Operation } from '../operation.ts'
import { RATE_LIMITS } from '../rate-limit.ts'
import type { Documented } from '../resources/index.ts'
import { headerRef, problemContent, responseRef } from './document.ts'

type Json = Record<string, unknown>

const MEDIA = { json: 'application/json', csv: 'text/csv', ndjson: 'application/x-ndjson' } as const

/** What an operation can answer in one format, by status. */
export function responsesOf(definition: Operation, known: Documented | undefined, format: Format): Json {
  const { path, changesWith, limited } = definition
  const lasts = changesWith !== 'time'
  const answer = { description: describe(format, known), ...content(definition, known, format) }
  const headers = {
    'Cache-Control': headerRef(lasts ? 'CacheControl' : 'NoStore'),
    ...(lasts ? { ETag: headerRef('ETag') } : {}),
    ...('cursor' in definition.query.entries ? { Link: headerRef('Link') } : {}),
    ...(limited === undefined ? {} : { 'RateLimit-Policy': headerRef('RateLimitPolicy') }),
  }
  return {
    200: { ...answer, headers },
    ...(lasts ? { 304: responseRef('NotModified') } : {}),
    400: responseRef('BadParameters'),
    ...(path.includes('{') ? { 404: responseRef('NotFound') } : {}),
    ...(limited === undefined ? {} : { 429: responseRef('TooManyRequests') }),
    500: responseRef('Failure'),
    503:
      path === '/health'
        ? {
            description: 'A source is late: the same answer. Or the database is not set up: a problem.',
            ...bothWays(definition, known),
          }
        : responseRef('NotSetUp'),
  }
}

export const limitOf = ({ limited }: Operation): string =>
  limited === undefined
    ? ''
    : ` Limited to ${RATE_LIMITS[limited.by].requests} requests a minute${limited.when === undefined ? '' : ' when it searches'}.`

function describe(format: Format, known: Documented | undefined): string {
  const name = known?.name ?? 'object'
  if (format === 'csv') return 'The rows as CSV (RFC 4180) with a header; lists are joined with "; ".'
  return format === 'ndjson' ? `One ${name} a line, as JSON.` : 'The answer.'
}

function content(definition: Operation, known: Documented | undefined, format: Format): Json {
  const example = known === undefined ? undefined : exampleOf(definition, known, format)
  return {
    content: {
      [MEDIA[format]]: {
        schema: schemaOf(definition, known, format),
        ...(example === undefined ? {} : { example }),
      },
    },
  }
}

function bothWays(definition: Operation, known: Documented | undefined): Json {
  const { content: json } = content(definition, known, 'json') as { content: Json }
  return { content: { ...json, ...problemContent() } }
}

function exampleOf({ columns = [] }: Operation, { example }: Documented, format: Format): unknown {
  const body = { data: example.data, meta: { as_of: '2025-06-10T11:00:00Z', version: 4242, ...example.meta } }
  return format === 'json' ? body : written(format, body, columns)
}

function schemaOf({ path, columns = [] }: Operation, known: Documented | undefined, format: Format): Json {
  if (format === 'json') return { $ref: `#/components/schemas/${answerName(path)}` }
  if (format === 'csv')
    return { type: 'string', description: `The columns: ${columns.join(', ')}.`, 'x-columns': columns }
  return {
    type: 'string',
    description: `One ${known?.name ?? 'object'} a line.`,
    ...(known === undefined ? {} : { 'x-line': { $ref: `#/components/schemas/${known.name}` } }),
  }
}

/** The name of the schema of an endpoint's answer: `/items/{id}/upvotes` is `AnswerItemsUpvotes`. */
export const answerName = (path: string): string =>
  `Answer${path
    .replace(/\{(\w+)\}/g, (_, name: string) => `by-${name}`)
    .split(/[/-]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}`

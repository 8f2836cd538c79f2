import * as v from 'valibot'
import { PUBLIC } from '../answer.ts'
import type { Operation } from '../operation.ts'
import { commonMeta } from '../resources/fields.ts'
import { type Documented, resources } from '../resources/index.ts'
import { problem, problemExample } from '../resources/problem.ts'
import { type Components, headerRef, problemContent } from './document.ts'
import { type JsonSchema, jsonSchema } from './json-schema.ts'
import { answerName } from './responses.ts'

/** What the paths refer to. */
export function componentsOf(operations: readonly Operation[]): Components {
  const answers = operations.map(({ path }) => [answerName(path), answerSchema(path)] as const)
  const rows = Object.values(resources as Record<string, Documented>).map(
    ({ name, data }) => [name, jsonSchema(rowOf(data))] as const,
  )
  return {
    schemas: Object.fromEntries([...rows, ...answers, ['Problem', jsonSchema(problem)]]),
    headers: HEADERS,
    responses: RESPONSES,
  }
}

const rowOf = (data: v.GenericSchema): v.GenericSchema =>
  data.type === 'array' ? (data as v.ArraySchema<v.GenericSchema, undefined>).item : data

function answerSchema(path: string): JsonSchema {
  const known = (resources as Record<string, Documented>)[path]
  const row = known === undefined ? { type: 'object' } : { $ref: `#/components/schemas/${known.name}` }
  const meta = jsonSchema(
    known === undefined ? v.looseObject(commonMeta) : v.strictObject({ ...commonMeta, ...known.meta }),
  )
  const data = known?.data.type === 'array' ? { type: 'array', items: row } : known === undefined ? {} : row
  return {
    type: 'object',
    properties: { data, meta },
    required: ['data', 'meta'],
    additionalProperties: false,
  }
}

const text = (description: string, example: string) => ({
  description,
  schema: { type: 'string' },
  example,
})

const HEADERS = {
  ETag: text(
    'A weak tag: send it as `If-None-Match`, and the answer is 304 while nothing has changed.',
    'W/"4242-1x2y3z"',
  ),
  CacheControl: text('How long the answer may be kept.', PUBLIC),
  NoStore: text('The answer changes with time and is not to be kept.', 'no-store'),
  Link: text(
    'The next page, as `rel="next"`; absent on the last one.',
    '</api/v1/items?cursor=WyJ1cCIsMSwyXQ>; rel="next"',
  ),
  RateLimitPolicy: text(
    'How many requests (`q`) one reader may ask in so many seconds (`w`).',
    '"search";q=30;w=60',
  ),
  RateLimit: text('What is left of it (`r`), and for how long (`t`).', '"search";r=0;t=60'),
  RetryAfter: { description: 'Seconds to wait.', schema: { type: 'integer' }, example: 60 },
}

const problemAnswer = (description: string, example?: unknown, headers?: Record<string, unknown>) => ({
  description,
  ...(headers === undefined ? {} : { headers }),
  content: problemContent(example),
})

const RESPONSES = {
  NotModified: {
    description: 'What `If-None-Match` names is still right. There is no body.',
    headers: { ETag: headerRef('ETag'), 'Cache-Control': headerRef('CacheControl') },
  },
  BadParameters: problemAnswer(
    'A parameter is unknown, is given twice, or has a value that can not be.',
    problemExample,
  ),
  NotFound: problemAnswer('There is nothing with this id.', {
    title: 'Not found',
    status: 404,
    detail: 'There is no topic "rga"; did you mean "rag"?',
  }),
  TooManyRequests: problemAnswer(
    'The limit is used up.',
    {
      title: 'Too many requests',
      status: 429,
      detail: 'At most 30 requests a minute can be asked of search: wait a minute.',
    },
    {
      'Retry-After': headerRef('RetryAfter'),
      RateLimit: headerRef('RateLimit'),
      'RateLimit-Policy': headerRef('RateLimitPolicy'),
    },
  ),
  Failure: problemAnswer('Something went wrong here. It has been logged.'),
  NotSetUp: problemAnswer('The database lacks its tables.'),
}

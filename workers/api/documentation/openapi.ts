import type { Format } from '../answer.ts'
import type { Operation } from '../operation.ts'
import { type Documented, resources } from '../resources/index.ts'
import { componentsOf } from './components.ts'
import { INTRODUCTION, TAGS, tagOf } from './introduction.ts'
import { type Parameter, parametersOf } from './parameters.ts'
import { limitOf, responsesOf } from './responses.ts'

/** One way of asking an operation: its path in one format. */
export interface DocumentedRoute {
  operationId: string
  summary: string
  description: string
  tags: string[]
  parameters: Parameter[]
  responses: Record<string, unknown>
}

export interface OpenApi {
  openapi: '3.1.1'
  info: Record<string, unknown>
  servers: { url: string; description: string }[]
  security: never[]
  tags: { name: string; description: string }[]
  paths: Record<string, { get: DocumentedRoute }>
  components: Record<string, Record<string, unknown>>
}

/** What is documented of each endpoint's answers; an endpoint may come before its documentation. */
export const documentedOf = (path: string): Documented | undefined =>
  (resources as Record<string, Documented>)[path]

/** The OpenAPI 3.1 document of these operations, written from what they say of themselves. */
export function openApiOf(operations: readonly Operation[]): OpenApi {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Uptrend',
      version: '1',
      summary: 'Trending listings, with every upvote kept.',
      description: INTRODUCTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1', description: 'This deployment.' }],
    security: [],
    tags: TAGS,
    paths: Object.fromEntries(operations.flatMap(pathsOf)),
    components: componentsOf(operations),
  }
}

function pathsOf(definition: Operation): [string, { get: DocumentedRoute }][] {
  const formats: Format[] = definition.columns === undefined ? ['json'] : ['json', 'csv', 'ndjson']
  return formats.map((format) => [
    format === 'json' ? definition.path : `${definition.path}.${format}`,
    { get: route(definition, format) },
  ])
}

function route(definition: Operation, format: Format): DocumentedRoute {
  const { path, summary, description } = definition
  return {
    operationId: idOf(path, format),
    summary: format === 'json' ? summary : `${summary}, as ${format === 'csv' ? 'CSV' : 'ndjson'}`,
    description: `${description}${limitOf(definition)}`,
    tags: [tagOf(path)],
    parameters: parametersOf(definition),
    responses: responsesOf(definition, documentedOf(path), format),
  }
}

const idOf = (path: string, format: Format): string =>
  [...path.split('/').filter((part) => part !== ''), ...(format === 'json' ? [] : [format])]
    .map((part) => (part === '{id}' ? 'one' : part.replace(/[{}]/g, '')))
    .join('_')

import type { Format } from '../answer.ts'
import type { Operation } from '../operation.ts'
import { type Documented, resources } from '../resources/index.ts'
import { componentsOf } from './components.ts'
import { DESCRIPTIONS } from './descriptions.ts'
import type { Components, DocumentedRoute, OpenApi, Part, PathItem } from './document.ts'
import { INTRODUCTION, TAGS, tagOf } from './introduction.ts'
import { parametersOf } from './parameters.ts'
import { limitOf, responsesOf } from './responses.ts'

/** What is documented of each endpoint's answers; an endpoint may come before its documentation. */
const documentedOf = (path: string): Documented | undefined => (resources as Record<string, Documented>)[path]

const descriptionOf = (path: string): string => (DESCRIPTIONS as Record<string, string>)[path] ?? ''

/** The OpenAPI 3.1 document of these operations, written from what they say of themselves, and of what else there is. */
export function openApiOf(operations: readonly Operation[], parts: readonly Part[] = []): OpenApi {
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
    tags: [...TAGS, ...parts.map(({ tag }) => tag)],
    paths: Object.assign(
      Object.fromEntries(operations.flatMap(pathsOf)),
      ...parts.map(({ paths }) => paths),
    ) as OpenApi['paths'],
    components: parts.map(({ components }) => components).reduce(joined, componentsOf(operations)),
  }
}

const joined = (all: Components, more: Components): Components => ({
  ...all,
  ...Object.fromEntries(Object.entries(more).map(([kind, own]) => [kind, { ...all[kind], ...own }])),
})

function pathsOf(definition: Operation): [string, PathItem][] {
  const formats: Format[] = definition.columns === undefined ? ['json'] : ['json', 'csv', 'ndjson']
  return formats.map((format) => [
    format === 'json' ? definition.path : `${definition.path}.${format}`,
    { get: route(definition, format) },
  ])
}

function route(definition: Operation, format: Format): DocumentedRoute {
  const { path, summary } = definition
  return {
    operationId: idOf(path, format),
    summary: format === 'json' ? summary : `${summary}, as ${format === 'csv' ? 'CSV' : 'ndjson'}`,
    description: `${descriptionOf(path)}${limitOf(definition)}`,
    tags: [tagOf(path)],
    parameters: parametersOf(definition),
    responses: responsesOf(definition, documentedOf(path), format),
  }
}

const idOf = (path: string, format: Format): string =>
  [...path.split('/').filter((part) => part !== ''), ...(format === 'json' ? [] : [format])]
    .map((part) => (part === '{id}' ? 'one' : part.replace(/[{}]/g, '')))
    .join('_')

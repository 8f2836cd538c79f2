import { Validator } from '@cfworker/json-schema'
import { describe, expect, test } from 'vitest'
import { wholeDocument } from '../../../dashboard/reference/document.ts'
import { api } from '../../../workers/api/app.ts'
import { routesOf } from '../../../workers/api/documentation/document.ts'
import { allOperations } from '../../../workers/api/operations.ts'
import { resources } from '../../../workers/api/resources/index.ts'
import { feeds } from '../../../workers/feeds/app.ts'
import type { Json } from '../helpers/app.ts'

const document = wholeDocument()
const routes = routesOf(document)
const { schemas = {} } = document.components
const follow = (reference: string): Json =>
  reference
    .slice(2)
    .split('/')
    .reduce((at: Json, key) => at[key], document)

const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, one = '']) => one)

test('every endpoint is documented, in each of its formats, and no other', () => {
  const formats = allOperations.flatMap(({ path, columns }) =>
    (columns === undefined ? [''] : ['', '.csv', '.ndjson']).map((end) => path + end),
  )
  const own = routes.filter(({ route }) => !['Feeds', 'Admin'].includes(route.tags[0] ?? ''))
  expect(own.map(({ path }) => path).sort()).toEqual(formats.sort())
  expect(Object.keys(resources).sort()).toEqual(allOperations.map(({ path }) => path).sort())
})

test('every route that is answered is documented', () => {
  const answered = [
    ...api.routes.map((one) => ({ ...one, path: `/api/v1${one.path}` })),
    ...feeds.routes.map((one) => ({ ...one, path: `/feeds${one.path}` })),
  ].filter(({ method }) => method !== 'ALL')
  const isDocumented = ({ method, path }: { method: string; path: string }) => {
    // The router takes a part of a path and its extension, or what follows an item's source, as one.
    const form = new RegExp(`^${path.replace(/:\w+(?:\{[^/]*\})?/g, '.+')}$`)
    return routes.some((one) => one.method === method && form.test(one.address))
  }
  expect(answered.length).toBeGreaterThan(30)
  expect(answered.filter((one) => !isDocumented(one))).toEqual([])
})

test('names of operations are given once, and what is referred to exists', () => {
  const ids = routes.map(({ route }) => route.operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const one of new Set(references)) expect(follow(one), one).toBeTypeOf('object')
})

const errorsOf = (schema: Json, value: unknown) =>
  new Validator({ components: document.components, ...schema }, '2020-12').validate(value).errors

test.each(routes.filter(({ method }) => method === 'POST'))(
  'the example of the body of $path is as it says',
  ({ route }) => {
    const { schema, example } = (route.requestBody as Json).content['application/json']
    expect(errorsOf(schema, example)).toEqual([])
    expect(errorsOf(schema, { ...example, more_of_it: 1 })).not.toEqual([])
  },
)

describe.each(routes)('$method $path', ({ path, route }) => {
  test('says what it is, what each parameter means, and what can come back', () => {
    expect(route.summary).toMatch(/\w{3}/)
    expect(route.description).toMatch(/\w{4}.*\.$/s)
    for (const { name, description, schema } of route.parameters) {
      expect(description, name).toMatch(/\w{3}.*\.$/)
      expect(schema.type, name).toMatch(/^(?:string|integer)$/)
    }
    expect(Object.keys(route.responses)).toEqual(expect.arrayContaining(['200', '400', '500', '503']))
    expect(route.parameters.filter((one) => one.in === 'path').length).toBe(path.match(/\{/g)?.length ?? 0)
  })

  test('has an example that is as it says', () => {
    const { content } = route.responses['200'] as Json
    const [[type, { schema, example }]] = Object.entries<Json>(content) as [[string, Json]]
    if (type === 'application/atom+xml') return
    expect(example, 'is there').toBeDefined()
    if (type.endsWith('json') && !type.endsWith('ndjson')) expect(errorsOf(schema, example)).toEqual([])
    else if (type === 'text/csv') expect(example.split('\r\n')[0]).toBe(schema['x-columns'].join(','))
    else expect(example.trimEnd().split('\n').map(JSON.parse).length).toBeGreaterThan(0)
  })
})

test.each(allOperations.filter(({ columns }) => columns !== undefined))(
  'the columns of $path are fields of its rows',
  ({ path, columns = [] }) => {
    const { name } = (resources as Record<string, { name: string }>)[path] ?? { name: '' }
    const { properties } = schemas[name] as { properties: object }
    expect(columns.filter((column) => !((column.split('.')[0] ?? '') in properties))).toEqual([])
  },
)

import { Validator } from '@cfworker/json-schema'
import { describe, expect, test } from 'vitest'
import { openApiOf } from '../../../workers/api/documentation/openapi.ts'
import { allOperations } from '../../../workers/api/operations.ts'
import { resources } from '../../../workers/api/resources/index.ts'
import type { Json } from '../helpers/app.ts'

const document = openApiOf(allOperations)
const routes = Object.entries(document.paths)
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
  expect(routes.map(([path]) => path).sort()).toEqual(formats.sort())
  expect(Object.keys(resources).sort()).toEqual(allOperations.map(({ path }) => path).sort())
})

test('names of operations are given once, and what is referred to exists', () => {
  const ids = routes.map(([, { get }]) => get.operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const one of new Set(references)) expect(follow(one), one).toBeTypeOf('object')
})

describe.each(routes)('%s', (path, { get }) => {
  test('says what it is, what each parameter means, and what can come back', () => {
    expect(get.summary).toMatch(/\w{3}/)
    expect(get.description).toMatch(/\w{4}.*\.$/s)
    for (const { name, description, schema } of get.parameters) {
      expect(description, name).toMatch(/\w{3}.*\.$/)
      expect(schema.type, name).toMatch(/^(?:string|integer)$/)
    }
    expect(Object.keys(get.responses)).toEqual(expect.arrayContaining(['200', '400', '500', '503']))
    expect(get.parameters.filter((one) => one.in === 'path').length).toBe(path.match(/\{/g)?.length ?? 0)
  })

  test('has an example that is as it says', () => {
    const { content } = get.responses['200'] as Json
    const [[type, { schema, example }]] = Object.entries<Json>(content) as [[string, Json]]
    expect(example, 'is there').toBeDefined()
    if (type === 'application/json') {
      const { errors } = new Validator({ components: document.components, ...schema }, '2020-12').validate(
        example,
      )
      expect(errors).toEqual([])
    } else if (type === 'text/csv') expect(example.split('\r\n')[0]).toBe(schema['x-columns'].join(','))
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

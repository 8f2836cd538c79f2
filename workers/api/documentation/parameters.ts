import * as v from 'valibot'
import type { Operation } from '../operation.ts'
import type { Parameter } from './document.ts'
import { jsonSchema } from './json-schema.ts'
import { wordsOf } from './parameter-words.ts'

/** The parameters of an operation: those of its path, then those of its query. */
export function parametersOf({ path, query }: Pick<Operation, 'path' | 'query'>): Parameter[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) =>
    parameter(path, name, 'path', v.string()),
  )
  return [
    ...inPath,
    ...Object.entries(query.entries).map(([name, schema]) =>
      parameter(path, name, 'query', schema as v.GenericSchema),
    ),
  ]
}

function parameter(path: string, name: string, place: 'query' | 'path', schema: v.GenericSchema): Parameter {
  const { description = '', example } = wordsOf(path, name) ?? {}
  const inner = isOptional(schema) ? schema.wrapped : schema
  const written = jsonSchema(inner)
  const byDefault = isOptional(schema) ? v.getDefault(schema) : undefined
  return {
    name,
    in: place,
    required: !isOptional(schema),
    description,
    schema: {
      ...written,
      ...(byDefault === undefined
        ? {}
        : { default: written.type === 'integer' ? Number(byDefault) : byDefault }),
    },
    ...(example === undefined ? {} : { example }),
  }
}

const isOptional = (schema: v.GenericSchema): schema is v.OptionalSchema<v.GenericSchema, unknown> =>
  schema.type === 'optional'

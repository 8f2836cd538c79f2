import { toJsonSchema } from '@valibot/to-json-schema'
import * as v from 'valibot'

/** A JSON Schema as OpenAPI 3.1 takes it (draft 2020-12). */
export type JsonSchema = Record<string, unknown>

/**
 * What a value has to be before it is read: transformations and our own checks can't be written down, so a schema that
 * lives of them says in its metadata what to write instead.
 */
export function jsonSchema(schema: v.GenericSchema): JsonSchema {
  const { schema: own } = v.getMetadata(schema) as { schema?: JsonSchema }
  if (own !== undefined) return own
  const { $schema, ...rest } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    errorMode: 'ignore',
    overrideAction: ({ valibotAction }) =>
      valibotAction.type === 'metadata'
        ? (valibotAction as v.MetadataAction<unknown, { schema?: JsonSchema }>).metadata.schema
        : null,
  })
  return rest
}

import type { JsonSchema } from '../../workers/api/documentation/json-schema.ts'
import { Prose } from './prose.tsx'
import { schemaWords } from './schema-words.ts'

interface Field {
  name: string
  schema: JsonSchema
  required: boolean
}

/** The fields of an object, those of objects within it below their own name. */
export const Fields = ({ schema }: { schema: JsonSchema }) => (
  <dl class="fields">
    {fieldsIn(schema).map(({ name, schema, required }) => (
      <div>
        <dt>
          <code>{name}</code>{' '}
          <span class="kind">{`${schemaWords(schema)}${required ? '' : ', optional'}`}</span>
        </dt>
        {typeof schema.description === 'string' ? (
          <dd>
            <Prose text={schema.description} />
          </dd>
        ) : null}
      </div>
    ))}
  </dl>
)

function fieldsIn(schema: JsonSchema, within = ''): Field[] {
  const properties = (schema.properties ?? {}) as Record<string, JsonSchema>
  const required = (schema.required ?? []) as string[]
  return Object.entries(properties).flatMap(([name, own]) => [
    { name: within + name, schema: own, required: required.includes(name) },
    ...fieldsIn(objectIn(own), `${within}${name}.`),
  ])
}

/** The object that a field holds, in a list or as one of several possibilities. */
function objectIn({ type, items, anyOf, ...schema }: JsonSchema): JsonSchema {
  if (type === 'object') return schema
  if (type === 'array') return objectIn((items ?? {}) as JsonSchema)
  const one = Array.isArray(anyOf) ? (anyOf as JsonSchema[]).find(({ type }) => type !== 'null') : undefined
  return one === undefined ? {} : objectIn(one)
}

import type { JsonSchema } from '../../workers/api/documentation/json-schema.ts'
import type { DocumentedRoute, OpenApi } from '../../workers/api/documentation/openapi.ts'
import { exampleCommand } from './example.ts'
import { Fields } from './fields.tsx'
import { Paragraphs, Prose } from './prose.tsx'
import { schemaWords } from './schema-words.ts'

export interface EndpointView {
  path: string
  route: DocumentedRoute
  /** `csv` and `ndjson`, where there are such. */
  formats: string[]
}

interface Content {
  schema: JsonSchema
  example?: unknown
}

/** Everything about one endpoint. */
export const Endpoint = ({ path, route, formats, document }: EndpointView & { document: OpenApi }) => {
  const { content } = (route.responses['200'] ?? {}) as { content?: Record<string, Content> }
  const answer = content?.['application/json']
  return (
    <section class="endpoint" id={route.operationId}>
      <h3>
        <a href={`#${route.operationId}`}>{route.summary}</a>
      </h3>
      <p class="address">
        <code>GET /api/v1{path}</code>
        {formats.length === 0 ? null : (
          <span>{` also ${formats.map((one) => `.${one}`).join(' and ')}`}</span>
        )}
      </p>
      <Paragraphs text={route.description} />
      {route.parameters.length === 0 ? (
        <p class="kind">It takes no parameters.</p>
      ) : (
        <ParameterList route={route} />
      )}
      <details>
        <summary>Example and fields</summary>
        <pre tabindex={0}>
          <code>{exampleCommand(path, route.parameters)}</code>
        </pre>
        {answer?.example === undefined ? null : (
          <pre tabindex={0}>
            <code>{JSON.stringify(answer.example, null, 2)}</code>
          </pre>
        )}
        {answer === undefined ? null : <Fields schema={resolved(document, answer.schema)} />}
      </details>
      <p class="kind">Answers with {Object.keys(route.responses).join(', ')}.</p>
    </section>
  )
}

const ParameterList = ({ route }: { route: DocumentedRoute }) => (
  <dl class="fields">
    {route.parameters.map(({ name, schema, required, description, example }) => (
      <div>
        <dt>
          <code>{name}</code>{' '}
          <span class="kind">
            {schemaWords(schema)}
            {required ? ', required' : ''}
            {schema.default === undefined ? '' : `, ${schema.default} without it`}
          </span>
        </dt>
        <dd>
          <Prose text={description} />
          {example === undefined || schema.enum !== undefined ? null : (
            <>
              {' For example '}
              <code>{String(example)}</code>.
            </>
          )}
        </dd>
      </div>
    ))}
  </dl>
)

/** A schema with what it refers to in its place. */
function resolved(document: OpenApi, schema: JsonSchema): JsonSchema {
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.split('/').at(-1) ?? ''
    return resolved(document, (document.components.schemas?.[name] ?? {}) as JsonSchema)
  }
  const { properties, items } = schema
  return {
    ...schema,
    ...(items === undefined ? {} : { items: resolved(document, items as JsonSchema) }),
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties as Record<string, JsonSchema>).map(([name, own]) => [
              name,
              resolved(document, own),
            ]),
          ),
        }),
  }
}

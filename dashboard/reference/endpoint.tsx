import type { DocumentedRoute, OpenApi, PlacedRoute } from '../../workers/api/documentation/document.ts'
import type { JsonSchema } from '../../workers/api/documentation/json-schema.ts'
import { exampleCommand } from './example.ts'
import { Fields } from './fields.tsx'
import { Paragraphs, Prose } from './prose.tsx'
import { schemaWords } from './schema-words.ts'

export interface EndpointView extends PlacedRoute {
  /** `csv`, `ndjson` or `json`, where there are such beside it. */
  formats: string[]
}

interface Content {
  schema: JsonSchema
  example?: unknown
}

/** Everything about one endpoint. */
export const Endpoint = ({ document, ...view }: EndpointView & { document: OpenApi }) => {
  const { method, address, route, formats } = view
  const { content } = (route.responses['200'] ?? {}) as { content?: Record<string, Content> }
  const [answer] = Object.values(content ?? {})
  const body = (route.requestBody as { content: Record<string, Content> } | undefined)?.content[
    'application/json'
  ]
  return (
    <section class="endpoint" id={route.operationId}>
      <h3>
        <a href={`#${route.operationId}`}>{route.summary}</a>
      </h3>
      <p class="address">
        <code>
          {method} {address}
        </code>
        {formats.length === 0 ? null : (
          <span>{` also ${formats.map((one) => `.${one}`).join(' and ')}`}</span>
        )}
      </p>
      <Paragraphs text={route.description} />
      {route.parameters.length > 0 ? (
        <ParameterList route={route} />
      ) : body === undefined ? (
        <p class="kind">It takes no parameters.</p>
      ) : (
        <>
          <p class="kind">It takes a body of JSON.</p>
          <Fields schema={resolved(document, body.schema)} />
        </>
      )}
      <details>
        <summary>Example and fields</summary>
        <pre tabindex={0}>
          <code>{exampleCommand(view, body?.example)}</code>
        </pre>
        {answer?.example === undefined ? null : (
          <pre tabindex={0}>
            <code>{exampleText(answer.example)}</code>
          </pre>
        )}
        {answer === undefined ? null : <Fields schema={resolved(document, answer.schema)} />}
      </details>
      <p class="kind">Answers with {Object.keys(route.responses).join(', ')}.</p>
    </section>
  )
}

const exampleText = (example: unknown): string =>
  typeof example === 'string' ? example : JSON.stringify(example, null, 2)

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

import { type OpenApi, routesOf } from '../../workers/api/documentation/document.ts'
import { Endpoint, type EndpointView } from './endpoint.tsx'
import { Paragraphs, Prose } from './prose.tsx'

/** The API for people: what holds everywhere, then every endpoint by its heading. */
export const ReferencePage = ({ document }: { document: OpenApi }) => {
  const endpoints = endpointsOf(document)
  return (
    <article class="reference">
      <h1>The JSON API</h1>
      <Paragraphs text={String(document.info.description)} />
      <p>
        The same for programs: <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1). In the examples{' '}
        <code>$UPTREND</code> stands for the address of this site.
      </p>
      <nav aria-label="Endpoints">
        {document.tags.map(({ name }) => (
          <div>
            <strong>{name}</strong>
            <ul>
              {of(endpoints, name).map(({ path, route }) => (
                <li>
                  <a href={`#${route.operationId}`}>{path}</a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      {document.tags.map(({ name, description }) => (
        <section>
          <h2>{name}</h2>
          <p>
            <Prose text={description} />
          </p>
          {of(endpoints, name).map((view) => (
            <Endpoint {...view} document={document} />
          ))}
        </section>
      ))}
      <Statuses document={document} />
    </article>
  )
}

const Statuses = ({ document }: { document: OpenApi }) => {
  const { NotModified, BadParameters, NotFound, TooManyRequests, Failure, NotSetUp } = (document.components
    .responses ?? {}) as Record<string, { description: string }>
  const statuses: [number, { description: string } | undefined][] = [
    [304, NotModified],
    [400, BadParameters],
    [404, NotFound],
    [429, TooManyRequests],
    [500, Failure],
    [503, NotSetUp],
  ]
  return (
    <section id="statuses">
      <h2>What else can come back</h2>
      <dl class="fields">
        {statuses.map(([status, answer]) => (
          <div>
            <dt>
              <code>{status}</code>
            </dt>
            <dd>
              <Prose text={answer?.description ?? ''} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const of = (endpoints: EndpointView[], tag: string): EndpointView[] =>
  endpoints.filter(({ route }) => route.tags.includes(tag))

/** Routes that say the same in other formats are named with the first of them. */
function endpointsOf(document: OpenApi): EndpointView[] {
  const together = Object.groupBy(routesOf(document), ({ address }) =>
    address.replace(/\.(?:csv|ndjson)$/, '').replace(/\.json$/, '.xml'),
  )
  return Object.values(together).flatMap(([first, ...others] = []) =>
    first === undefined
      ? []
      : [{ ...first, formats: others.map(({ address }) => address.slice(address.lastIndexOf('.') + 1)) }],
  )
}

/** What an OpenAPI document is made of. */

export type Components = Record<string, Record<string, unknown>>

export interface Parameter {
  name: string
  in: 'query' | 'path'
  required: boolean
  description: string
  schema: Record<string, unknown>
  example?: unknown
}

/** One way of asking: a method of a path, in one format. */
export interface DocumentedRoute {
  operationId: string
  summary: string
  description: string
  tags: string[]
  parameters: Parameter[]
  requestBody?: unknown
  responses: Record<string, unknown>
  /** What the request has to prove; without it, nothing. */
  security?: Record<string, string[]>[]
}

interface Server {
  url: string
  description: string
}

export interface PathItem {
  /** Where the path begins, when that is not where the others do. */
  servers?: Server[]
  get?: DocumentedRoute
  post?: DocumentedRoute
}

interface Tag {
  name: string
  description: string
}

/** What stands in the document beside the operations: paths under a heading of their own. */
export interface Part {
  tag: Tag
  paths: Record<string, PathItem>
  components: Components
}

export interface OpenApi {
  openapi: '3.1.1'
  info: Record<string, unknown>
  servers: [Server]
  security: never[]
  tags: Tag[]
  paths: Record<string, PathItem>
  components: Components
}

/** To one of the headers, or of the answers, that the document has once for all routes. */
export const headerRef = (name: string) => ({ $ref: `#/components/headers/${name}` })
export const responseRef = (name: string) => ({ $ref: `#/components/responses/${name}` })

/** The content of an answer that is a problem (RFC 9457). */
export const problemContent = (example?: unknown) => ({
  'application/problem+json': {
    schema: { $ref: '#/components/schemas/Problem' },
    ...(example === undefined ? {} : { example }),
  },
})

/** A route with its place in the document and on the site. */
export interface PlacedRoute {
  /** As the document has it. */
  path: string
  method: 'GET' | 'POST'
  /** The path with what it begins with. */
  address: string
  route: DocumentedRoute
}

/** Every route of a document. */
export const routesOf = ({ paths, servers: [server] }: Pick<OpenApi, 'paths' | 'servers'>): PlacedRoute[] =>
  Object.entries(paths).flatMap(([path, { servers, get, post }]) => {
    const address = (servers?.[0] ?? server).url.replace(/\/$/, '') + path
    return [
      ...(get === undefined ? [] : [{ path, method: 'GET' as const, address, route: get }]),
      ...(post === undefined ? [] : [{ path, method: 'POST' as const, address, route: post }]),
    ]
  })

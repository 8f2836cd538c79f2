import { createHash } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll } from 'vitest'

export type Respond = (response: http.ServerResponse, request: http.IncomingMessage) => void

export interface Site {
  origin: string
  /** What was asked since the last `answer`. */
  requests: http.IncomingMessage[]
  /** How every path answers from now on; a path that is not named answers 404. */
  answer(paths: Record<string, Respond>): void
}

/** A site on this machine for the tests of one file. */
export function useSite(): Site {
  let paths: Record<string, Respond> = {}
  const site: Site = {
    origin: '',
    requests: [],
    answer(given) {
      paths = given
      site.requests.length = 0
    },
  }
  const server = http.createServer((request, response) => {
    site.requests.push(request)
    const respond = paths[new URL(request.url ?? '', 'http://site').pathname]
    if (respond === undefined) response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>')
    else respond(response, request)
  })
  beforeAll(async () => {
    await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening))
    site.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return site
}

export const etagOf = (body: string): string =>
  `W/"${createHash('sha1').update(body).digest('hex').slice(0, 16)}"`

export const sha256 = (body: string | Buffer): string => createHash('sha256').update(body).digest('hex')

/** Answers with a body, or with 304 to somebody who has it. */
export const send =
  (body: string | Buffer, type = 'application/json; charset=utf-8'): Respond =>
  (response, request) => {
    const etag = etagOf(String(body))
    if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end()
    else response.writeHead(200, { 'content-type': type, etag }).end(body)
  }

export const status =
  (code: number, headers: http.OutgoingHttpHeaders = {}): Respond =>
  (response) =>
    response.writeHead(code, { 'content-type': 'text/plain', ...headers }).end('trouble')

export const redirect = (location: string | null, code = 302): Respond =>
  status(code, location === null ? {} : { location })

/** Sends the headers and half of the body, then hangs up. */
export const breakOff =
  (body: string, type = 'application/json'): Respond =>
  (response) => {
    response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(body) })
    response.write(body.slice(0, body.length / 2))
    setTimeout(() => response.socket?.destroy(), 20)
  }

export const reset: Respond = (response) => response.socket?.destroy()
export const never: Respond = () => {}

/** A body that announces its size, and one that does not. */
export const announced =
  (bytes: number): Respond =>
  (response) =>
    void response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes }).write('[')

export const streamed =
  (bytes: number): Respond =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const chunk = Buffer.alloc(1 << 20, ' ')
    for (let sent = 0; sent < bytes; sent += chunk.length) response.write(chunk)
    response.end()
  }

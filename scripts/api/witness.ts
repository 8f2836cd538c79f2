import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** A call that was made, and what came back. */
export interface Exchange {
  method: string
  /** Path and query, as they were asked for. */
  address: string
  response: Response
}

export interface Witness {
  url: string
  /** Every call since this was last asked. */
  seen(): Exchange[]
  close(): void
}

/** Stands between a client and a site, and remembers what passes. */
export async function startWitness(site: string): Promise<Witness> {
  let exchanges: Exchange[] = []
  const server = createServer(async (request, answer) => {
    try {
      const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
        typeof value === 'string' &&
        !['host', 'connection', 'accept-encoding', 'content-length'].includes(name)
          ? [[name, value]]
          : [],
      )
      const sent = await buffer(request)
      const response = await fetch(site + request.url, {
        method: request.method ?? 'GET',
        headers,
        ...(sent.length === 0 ? {} : { body: sent }),
      })
      exchanges.push({
        method: request.method ?? 'GET',
        address: request.url ?? '',
        response: response.clone(),
      })
      const body = Buffer.from(await response.arrayBuffer())
      const told = [...response.headers].filter(
        ([name]) => !/^(?:content-(?:encoding|length)|transfer-encoding|connection|keep-alive)$/.test(name),
      )
      answer.writeHead(response.status, Object.fromEntries(told)).end(body)
    } catch (error) {
      answer.writeHead(502).end((error as Error).message)
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen() {
      const seen = exchanges
      exchanges = []
      return seen
    },
    close: () => void server.close(),
  }
}

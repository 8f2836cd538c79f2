import { createServer } from 'node:http'
import { freePort } from '../../../scripts/local/worker.ts'
import { NOW } from '../now.ts'
import type { Sites } from '../sites.ts'
import { answerOf } from './entries.ts'

/** The sites of the scale bench, at a moment that can be moved. */
export async function startScaleSites(): Promise<Sites & { stop(): void }> {
  let now = NOW
  const server = createServer((request, response) => {
    const answer = answerOf(new URL(request.url ?? '/', 'http://sites'), now)
    response.writeHead(answer === null ? 404 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer))
  })
  const port = await freePort(9400)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${port}`,
    now: async (at) => {
      now = at
    },
    fault: async () => {
      throw new Error('nothing goes wrong here')
    },
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

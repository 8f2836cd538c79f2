import { createServer } from 'node:http'
import { freePort } from '../../../scripts/local/worker.ts'
import type { Day } from '../../../workers/types.ts'
import { NOW } from '../now.ts'
import type { Sites } from '../sites.ts'
import { answerOf } from './entries.ts'

export type ScaleSites = Sites & { stop(): void }

/**
 * The sites of the scale bench, at a moment that can be moved.
 *
 * @param firstDay listings of earlier days are empty
 */
export async function startScaleSites(firstDay: Day = ''): Promise<ScaleSites> {
  let now = NOW
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://sites')
    const isEarlier = (url.searchParams.get('date') ?? firstDay) < firstDay
    const answer = isEarlier ? [] : answerOf(url, now)
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

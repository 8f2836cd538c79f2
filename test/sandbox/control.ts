import type { IncomingMessage, ServerResponse } from 'node:http'
import { isDay } from './days.ts'
import { isFaultMode } from './faults.ts'
import type { Sandbox } from './server.ts'

/**
 * Remote control: `POST /__now?at=ISO` (without `at` the real clock runs again), `POST /__fault?mode=&count=&match=`,
 * `GET /__log`, `GET /__truth?from=&to=`. A request that makes no sense is answered with 400 and the reason.
 */
export function control(
  sandbox: Omit<Sandbox, 'url' | 'close'>,
  clock: () => number,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const reply = (status: number, content: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content))
  const query = url.searchParams
  switch (`${request.method} ${url.pathname}`) {
    case 'POST /__now': {
      const text = query.get('at')
      const at = text === null ? null : Date.parse(text)
      if (Number.isNaN(at)) return void reply(400, { error: `not a time: ${text}` })
      sandbox.setNow(at)
      return void reply(200, { now: new Date(clock()).toISOString() })
    }
    case 'POST /__fault': {
      const fault = {
        mode: query.get('mode') ?? 'none',
        count: Number(query.get('count') ?? 1),
        match: query.get('match') ?? '',
      }
      if (!isFaultMode(fault.mode)) return void reply(400, { error: `no such fault: ${fault.mode}` })
      sandbox.fault({ ...fault, mode: fault.mode })
      return void reply(200, fault)
    }
    case 'GET /__log':
      return void reply(200, sandbox.log)
    case 'GET /__truth': {
      const days: { from?: string; to?: string } = {}
      for (const side of ['from', 'to'] as const) {
        const day = query.get(side)
        if (day !== null && !isDay(day)) return void reply(400, { error: `not a day: ${day}` })
        if (day !== null) days[side] = day
      }
      return void reply(200, sandbox.truth(days))
    }
    default:
      return void reply(404, { error: `no such control: ${request.method} ${url.pathname}` })
  }
}

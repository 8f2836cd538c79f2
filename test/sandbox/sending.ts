import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer } from './answer.ts'
import { type FaultMode, spoiled } from './faults.ts'
import type { LogEntry, SandboxOptions } from './server.ts'

const SLOW_MS = 5000

/** Sends an answer, or fails to, as the request's fault says; notes in the log what was sent. */
export function send(
  answer: Answer,
  entry: LogEntry,
  { hangMs, slowMs = SLOW_MS }: Pick<SandboxOptions, 'hangMs' | 'slowMs'>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const mode = entry.fault as FaultMode
  if (mode === 'reset') {
    entry.status = 'reset'
    request.socket.destroy()
  } else if (mode === 'timeout') {
    if (hangMs !== undefined) later(hangMs, () => request.socket.destroy())
  } else if (mode === 'slow') later(slowMs, () => write(answer, entry, response))
  else write(answer, entry, response)
}

function write(original: Answer, entry: LogEntry, response: ServerResponse): void {
  const { answer, headers } = spoiled(original, entry.fault as FaultMode)
  const etag = `W/"${answer.tag}"`
  if (answer.status === 200 && entry.ifNoneMatch === etag) {
    entry.status = 304
    response.writeHead(304, { etag }).end()
    return
  }
  entry.status = answer.status
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body
  response.writeHead(answer.status, {
    'content-type': answer.type,
    'content-length': body.length,
    ...(answer.status === 200 && { etag }),
    ...headers,
  })
  if (entry.fault !== 'truncate') {
    response.end(body)
    return
  }
  response.write(body.subarray(0, body.length >> 1))
  later(20, () => response.destroy())
}

/** Does not keep the process alive. */
function later(milliseconds: number, act: () => void): void {
  setTimeout(act, milliseconds).unref()
}

import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { vi } from 'vitest'
import type { Env } from '../../../workers/env.ts'
import worker from '../../../workers/index.ts'
import { counting, type Usage } from './counting.ts'
import { hour } from './times.ts'

// Tests ask more in a minute than a reader may: those that are about it bring limits of their own.
const unlimited = { ...env } as Env
delete unlimited.SEARCH_LIMIT
delete unlimited.EXPORT_LIMIT

export interface Asking extends RequestInit {
  /** What time it is; by default 12 h into 2025-06-10. */
  now?: number
  /** Bindings and vars that differ from those of the tests. */
  vars?: Partial<Env>
}

/** One request to the whole Worker, at a moment of the test's choice. */
export async function ask(path: string, { now = hour(12), vars, ...init }: Asking = {}): Promise<Response> {
  vi.useFakeTimers({ toFake: ['Date'], now })
  try {
    const request = new Request(`https://uptrend.example${path}`, init)
    const answer = await worker.fetch(
      request as Parameters<typeof worker.fetch>[0],
      { ...unlimited, ...vars },
      createExecutionContext(),
    )
    // Read to its end before the clock goes back to normal.
    return new Response(answer.body === null ? null : await answer.arrayBuffer(), answer)
  } finally {
    vi.useRealTimers()
  }
}

/** An answer as text, whatever it is: `text()` warns of types such as ndjson's. */
export const textOf = async (response: Response): Promise<string> =>
  new TextDecoder().decode(await response.arrayBuffer())

/** The same, with what it cost. */
export async function askCounted(
  path: string,
  asking: Asking = {},
): Promise<{ response: Response; usage: Usage }> {
  const { db, usage } = counting(env.DB)
  const response = await ask(path, { ...asking, vars: { ...asking.vars, DB: db } })
  return { response, usage }
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely
export type Json = any

export interface ApiAnswer {
  status: number
  headers: Headers
  body: Json
}

/** One call of the API, with its body read as JSON. */
export async function api(path: string, asking: Asking = {}): Promise<ApiAnswer> {
  const response = await ask(`/api/v1${path}`, asking)
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) }
}

/** A call of an admin endpoint with the right token. */
export const admin = (path: string, body: unknown, asking: Asking = {}): Promise<ApiAnswer> =>
  api(`/admin${path}`, {
    method: 'POST',
    headers: { authorization: 'Bearer test-token', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...asking,
  })

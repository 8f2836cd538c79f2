import { localToken, tokenOf } from '../local/token.ts'

/** A Worker that is up somewhere, and the token that opens its admin endpoints. */
export interface Target {
  url: string
  token: string
}

/** What the admin endpoints say beside their answer. */
export interface AdminMeta {
  rows_written_today?: number
}

/**
 * The Worker of `--target`. `ADMIN_TOKEN` comes from the environment; for `npm start` on the same machine none is needed.
 *
 * @throws {RangeError} when the address is none, or the token is one that can not be sent
 */
export function targetAt(address: string, environment: NodeJS.ProcessEnv = process.env): Target {
  if (!/^https?:$/.test(URL.parse(address)?.protocol ?? ''))
    throw new RangeError(`--target ${address} is no address like https://uptrend.example.workers.dev`)
  return { url: address.replace(/\/+$/, ''), token: tokenOf(environment) || (localToken(address) ?? '') }
}

/** The target answered, and with a refusal. */
export class Refused extends Error {
  override name = 'Refused'
  readonly status: number
  constructor(status: number, detail: string) {
    super(`the Worker answered ${status}: ${detail}`)
    this.status = status
  }
}

/** Asks an admin endpoint for something. Throws in words a person can act on. */
export async function postAdmin<Data>(
  { url, token }: Target,
  path: string,
  body: unknown,
): Promise<{ data: Data; meta?: AdminMeta }> {
  const response = await fetch(`${url}/api/v1/admin${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch((error: Error & { cause?: Error }) => {
    throw new Error(
      `${new URL(url).origin} does not answer (${error.cause?.message ?? error.message}). Is "npm start" running, or is --target wrong?`,
    )
  })
  const answer = (await response.json().catch(() => null)) as {
    data?: Data
    meta?: AdminMeta
    detail?: string
  } | null
  if (!response.ok || answer?.data === undefined)
    throw new Refused(response.status, answer?.detail ?? 'no reason given')
  return { data: answer.data, ...(answer.meta !== undefined && { meta: answer.meta }) }
}

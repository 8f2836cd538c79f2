import type { Env } from '../env.ts'
import { type Telling, textOf, titleOf, webhookBody } from '../watch/message.ts'
import type { Effects } from './effects.ts'

const PATIENCE = 10_000

/** Whether anybody wants to be told. */
export const wantsToKnow = (env: Env): boolean => channelsOf(env).length > 0

/**
 * Tells a message on every channel there is. One that gets through is enough.
 *
 * @throws {Error} when none got through; never with an address in its words, since a webhook's address is a secret
 */
export async function tell(telling: Telling, effects: Effects): Promise<void> {
  const channels = channelsOf(effects.env)
  const failures: string[] = []
  for (const { name, send } of channels) {
    try {
      await send(telling, effects)
    } catch (error) {
      failures.push(`${name}: ${withoutAddresses((error as Error).message)}`)
    }
  }
  if (channels.length > 0 && failures.length === channels.length) throw new Error(failures.join('; '))
}

interface Channel {
  name: string
  send(telling: Telling, effects: Effects): Promise<void>
}

function channelsOf({ WEBHOOK_URL, EMAIL, EMAIL_FROM, EMAIL_TO }: Env): Channel[] {
  return [
    ...(WEBHOOK_URL ? [{ name: 'webhook', send: sendToWebhook }] : []),
    ...(EMAIL && EMAIL_FROM && EMAIL_TO ? [{ name: 'e-mail', send: sendByEmail }] : []),
  ]
}

async function sendToWebhook(
  telling: Telling,
  { env, fetch, timeout = AbortSignal.timeout }: Effects,
): Promise<void> {
  const address = URL.parse(env.WEBHOOK_URL ?? '')
  const isHere = address?.hostname === 'localhost' || address?.hostname === '127.0.0.1'
  if (address === null || (address.protocol !== 'https:' && !isHere))
    throw new Error('WEBHOOK_URL is not an https address')
  const response = await fetch(address.href, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'Uptrend' },
    body: JSON.stringify(webhookBody(address, telling)),
    redirect: 'manual',
    signal: timeout.call(AbortSignal, PATIENCE),
  })
  await response.body?.cancel()
  if (!response.ok) throw new Error(`it answered ${response.status}`)
}

async function sendByEmail(telling: Telling, { env }: Effects): Promise<void> {
  const to = (env.EMAIL_TO ?? '').split(',').map((address) => address.trim())
  await env.EMAIL?.send({
    from: env.EMAIL_FROM ?? '',
    to,
    subject: titleOf(telling),
    text: textOf(telling),
  })
}

const withoutAddresses = (text: string): string => text.replace(/\bhttps?:\/\/\S+/gi, '(address)')

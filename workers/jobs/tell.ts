import type { Env } from '../env.ts'
import { httpsAddress } from '../https-address.ts'
import { type Message, webhookBody } from '../message.ts'
import type { Effects } from './effects.ts'

const PATIENCE = 10_000

/** What of the channels is set so that nobody will be told, in words. */
export function channelProblems({ WEBHOOK_URL, EMAIL, EMAIL_FROM, EMAIL_TO }: Env): string[] {
  const missing = Object.entries({ 'the binding EMAIL': EMAIL, EMAIL_FROM, EMAIL_TO }).flatMap(
    ([name, set]) => (set ? [] : [name]),
  )
  return [
    ...(WEBHOOK_URL && httpsAddress(WEBHOOK_URL) === null
      ? ['WEBHOOK_URL: is not an https address: nobody is told']
      : []),
    // The binding alone asks for nothing.
    ...((EMAIL_FROM || EMAIL_TO) && missing.length > 0
      ? [`EMAIL: there is no e-mail without ${missing.join(' and ')}`]
      : []),
  ]
}

/** Whether anybody wants to be told. Of generated data nobody is. */
export const wantsToKnow = (env: Env): boolean => env.SAMPLE_DATA !== 'true' && channelsOf(env).length > 0

/**
 * Tells a message on every channel there is. One that gets through is enough.
 *
 * @throws {Error} when none got through
 */
export async function tell(message: Message, effects: Effects): Promise<void> {
  const channels = channelsOf(effects.env)
  const failures: string[] = []
  for (const { name, send } of channels) {
    try {
      await send(message, effects)
    } catch (error) {
      failures.push(`${name}: ${reasonOf(error)}`)
    }
  }
  if (channels.length > 0 && failures.length === channels.length) throw new Error(failures.join('; '))
}

/** A way to tell somebody. */
export interface Channel {
  name: 'webhook' | 'e-mail'
  /** @throws {Error} when the message did not get through: give its reason by `reasonOf` */
  send(message: Message, effects: Effects): Promise<void>
}

/** The channels that are configured. */
export function channelsOf({ WEBHOOK_URL, EMAIL, EMAIL_FROM, EMAIL_TO }: Env): Channel[] {
  return [
    ...(WEBHOOK_URL ? [{ name: 'webhook' as const, send: sendToWebhook }] : []),
    ...(EMAIL && EMAIL_FROM && EMAIL_TO ? [{ name: 'e-mail' as const, send: sendByEmail }] : []),
  ]
}

async function sendToWebhook(
  message: Message,
  { env, fetch, timeout = AbortSignal.timeout }: Effects,
): Promise<void> {
  const address = httpsAddress(env.WEBHOOK_URL ?? '')
  if (address === null) throw new Error('WEBHOOK_URL is not an https address')
  const response = await fetch(address.href, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'Uptrend' },
    body: JSON.stringify(webhookBody(address, message)),
    redirect: 'manual',
    signal: timeout.call(AbortSignal, PATIENCE),
  })
  await response.body?.cancel()
  if (!response.ok) throw new Error(`it answered ${response.status}`)
}

async function sendByEmail({ title, text, html, footer }: Message, { env }: Effects): Promise<void> {
  const to = (env.EMAIL_TO ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '')
  await env.EMAIL?.send({
    from: env.EMAIL_FROM ?? '',
    to,
    subject: title,
    text: footer === undefined ? text : `${text}\n\n-- \n${footer}\n`,
    ...(html === undefined ? {} : { html }),
  })
}

/** Why something did not get through; never with an address in its words, since a webhook's address is a secret. */
export const reasonOf = (error: unknown): string =>
  (error as Error).message.replace(/\bhttps?:\/\/\S+/gi, '(address)')

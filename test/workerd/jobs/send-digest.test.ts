import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../../workers/days.ts'
import type { Env } from '../../../workers/env.ts'
import type { Effects } from '../../../workers/jobs/effects.ts'
import { invocation } from '../../../workers/jobs/invocation.ts'
import type { TickReport } from '../../../workers/jobs/reports.ts'
import { tick } from '../../../workers/jobs/tick.ts'
import { claimDigest } from '../../../workers/store/digest-sending.ts'
import { counting } from '../helpers/counting.ts'
import { all, value } from '../helpers/database.ts'
import { publish, quietUntil, seedCalls, seedDay } from '../helpers/digests.ts'
import { DAY_ONE, hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'

const HOOK = 'https://hooks.example.org/services/very-secret'
/** The moment from which on 2025-06-10, a Tuesday, is closed. */
const CLOSED = hour(48)

interface Sent {
  url: string
  body: { event: string; period: string; text: string }
}

let sent: Sent[]
let answer: () => Response | Promise<Response>
let effects: Effects

const configured = (vars: Partial<Env>): void => {
  effects.env = { ...effects.env, ...vars }
}

beforeEach(async () => {
  await quietUntil('2025-06-13')
  await seedDay(DAY_ONE, [
    ['2506.00001', 'First paper', 30],
    ['2506.00002', 'Second paper', 10],
  ])
  await seedCalls(DAY_ONE, { rag: ['rising', 25], 'diffusion-models': ['falling', 3] })
  sent = []
  answer = () => new Response('ok')
  effects = {
    env: { ...env, WEBHOOK_URL: HOOK, DIGEST: 'daily', SITE_URL: 'https://uptrend.example' },
    fetch: async (url, init) => {
      sent.push({ url: String(url), body: JSON.parse(String(init?.body)) })
      return await answer()
    },
    clock: () => 0,
  }
})

const tickAt = (at: number): Promise<TickReport> => tick(at, effects)

/** Ticks in the time between; what those that sent something came to. */
async function ticks(from: number, to: number, every = 15 * MINUTE): Promise<TickReport['result'][]> {
  const results: TickReport['result'][] = []
  for (let at = from; at < to; at += every) {
    const { job, result } = await tickAt(at)
    if (job?.kind === 'send-digest') results.push(result)
  }
  return results
}

const periods = (): string[] => sent.map(({ body }) => body.period)
const sending = () => all('SELECT * FROM digest_sending ORDER BY period, channel')

describe('a digest is sent once', () => {
  test('when its day is closed, and not before, however often the cron fires', async () => {
    expect(await ticks(CLOSED - HOUR, CLOSED)).toEqual([{ sent: 'nothing to tell' }])
    expect(await ticks(CLOSED, CLOSED + 2 * HOUR, 5 * MINUTE)).toEqual([{ sent: `${DAY_ONE} by webhook` }])
    expect(await ticks(CLOSED + 2 * HOUR, CLOSED + DAY, HOUR)).toEqual([])
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({ url: HOOK, body: { event: 'digest', period: DAY_ONE } })
    expect(sent[0]?.body.text).toContain('First paper: 30 upvotes')
    expect((await sending()).slice(1)).toEqual([
      {
        period: DAY_ONE,
        channel: 'webhook',
        claimed_at: CLOSED,
        sent_at: CLOSED,
        failures: 0,
        error: null,
        retry_at: null,
      },
    ])
  })

  test('by a tick that is delivered twice', async () => {
    await tickAt(CLOSED)
    await tickAt(CLOSED)
    expect(periods()).toEqual([DAY_ONE])
  })

  test('by ticks at the same moment, of which the others find it taken', async () => {
    const reports = await Promise.all([0, 0, 1, 2].map((late) => tickAt(CLOSED + late)))
    expect(periods()).toEqual([DAY_ONE])
    expect(reports.filter(({ result }) => result === 'busy')).toHaveLength(3)
  })

  test('and not again by a Worker after the one that was killed between taking and sending it', async () => {
    effects.fetch = () => new Promise(() => {})
    void tickAt(CLOSED)
    await expect.poll(() => value('SELECT claimed_at FROM digest_sending')).toBe(CLOSED)
    effects.fetch = async () => {
      throw new Error('sent twice')
    }
    expect(await ticks(CLOSED + MINUTE, CLOSED + 6 * HOUR)).toEqual([])
    expect(await sending()).toMatchObject([{ claimed_at: CLOSED, sent_at: null, failures: 0 }])
  })

  test('for a day and for a week, each of its own', async () => {
    configured({ DIGEST: 'weekly, daily' })
    await seedDay('2025-06-08', [['2506.00009', 'Of the week', 99]])
    await ticks(CLOSED, CLOSED + 2 * HOUR)
    expect(periods()).toEqual(['2025-W23', DAY_ONE])
  })
})

describe('a webhook that does not take it', () => {
  test('gets it again, with longer and longer pauses, until it does', async () => {
    let failures = 2
    answer = () => new Response('', { status: failures-- > 0 ? 500 : 200 })
    expect(await ticks(CLOSED, CLOSED + 6 * HOUR)).toEqual([
      { unsent: 'it answered 500' },
      { unsent: 'it answered 500' },
      { sent: `${DAY_ONE} by webhook` },
    ])
    expect(await sending()).toMatchObject([{ failures: 2, sent_at: CLOSED + 45 * MINUTE, error: null }])
  })

  test('is asked five times and then left alone', async () => {
    answer = () => new Response('', { status: 500 })
    expect(await ticks(CLOSED, CLOSED + 6 * HOUR)).toHaveLength(5)
    expect(await sending()).toMatchObject([{ claimed_at: null, failures: 5, error: 'it answered 500' }])
  })

  test('and gives no answer in time is not asked again: it may have it', async () => {
    answer = () =>
      Promise.reject(new DOMException('The operation was aborted due to timeout', 'TimeoutError'))
    expect(await ticks(CLOSED, CLOSED + 6 * HOUR)).toEqual([
      { unsent: 'The operation was aborted due to timeout' },
    ])
    expect(await sending()).toMatchObject([{ claimed_at: CLOSED, sent_at: null, failures: 1 }])
  })

  test('never has its address in what is said of it', async () => {
    answer = () => Promise.reject(new Error(`could not connect to ${HOOK} today`))
    expect((await ticks(CLOSED, CLOSED + MINUTE))[0]).toEqual({
      unsent: 'could not connect to (address) today',
    })
    expect(await value<string>('SELECT error FROM digest_sending')).not.toContain('secret')
  })

  test('does not keep it from going by e-mail, once', async () => {
    const mails: unknown[] = []
    const EMAIL = { send: async (mail: unknown) => void mails.push(mail) } as unknown as SendEmail
    configured({ EMAIL, EMAIL_FROM: 'up@example.org', EMAIL_TO: 'a@example.org, b@example.org' })
    answer = () => new Response('', { status: 500 })
    await ticks(CLOSED, CLOSED + 6 * HOUR)
    expect(sent).toHaveLength(5)
    expect(mails).toEqual([
      {
        from: 'up@example.org',
        to: ['a@example.org', 'b@example.org'],
        subject: expect.stringMatching(/^Uptrend, 2025-06-10: .+ is rising$/),
        text: expect.stringMatching(
          /First paper: 30 upvotes[\s\S]+To unsubscribe, have the address removed there\.\n$/,
        ),
        html: expect.stringMatching(/^<!doctype html>[\s\S]+First paper[\s\S]+To unsubscribe/),
      },
    ])
  })
})

describe('what is waited for', () => {
  test('are the topics of every source, followed to the end of the day', async () => {
    await publish(PAPERS, DAY_ONE)
    await publish(REPOSITORIES, '2025-06-09')
    expect(await ticks(CLOSED, CLOSED + HOUR)).toEqual([])
    await publish(REPOSITORIES, DAY_ONE)
    expect(await ticks(CLOSED + HOUR, CLOSED + 2 * HOUR)).toHaveLength(1)
  })

  test('for six hours: then it goes without them', async () => {
    await publish(PAPERS, DAY_ONE)
    await publish(REPOSITORIES, null)
    expect(await ticks(CLOSED, CLOSED + 6 * HOUR)).toEqual([])
    expect(await ticks(CLOSED + 6 * HOUR, CLOSED + 7 * HOUR)).toHaveLength(1)
  })

  test('is not made up for: after days without ticks only the newest digest is sent', async () => {
    await quietUntil('2025-06-20')
    for (const day of ['2025-06-14', '2025-06-15', '2025-06-16']) await seedDay(day, [['2506.00003', day, 5]])
    await ticks(hour(24 * 8) + 7 * HOUR, hour(24 * 8) + 8 * HOUR)
    expect(periods()).toEqual(['2025-06-16'])
  })

  test('and a digest with nothing in it is not sent', async () => {
    await value('DELETE FROM day_best')
    await value('DELETE FROM day_calls')
    expect(await ticks(CLOSED, CLOSED + HOUR)).toEqual([{ sent: 'nothing to tell' }])
    expect(sent).toEqual([])
  })
})

describe('nothing is sent', () => {
  test.each<[why: string, vars: Partial<Env>]>([
    ['unless it is asked for', { DIGEST: '' }],
    ['where no word of what is asked for is known', { DIGEST: 'hourly' }],
    ['of generated data', { SAMPLE_DATA: 'true' }],
    ['without a webhook or an address', { WEBHOOK_URL: '' }],
  ])('%s', async (_, vars) => {
    configured(vars)
    expect(await ticks(CLOSED, CLOSED + HOUR)).toEqual([])
    expect([sent, await sending()]).toEqual([[], []])
  })

  test('and a tick asks the database nothing about digests then', async () => {
    await value(
      "INSERT INTO digest_sending (period, channel, claimed_at) VALUES ('2025-06-09', 'webhook', 1), ('2025-W23', 'webhook', 1)",
    )
    const asked = async (vars: Partial<Env>) => {
      const { db, usage } = counting(env.DB)
      await tick(CLOSED - HOUR, { ...effects, env: { ...effects.env, ...vars, DB: db } })
      return usage
    }
    const without = await asked({ DIGEST: '' })
    const beside = await asked({ DIGEST: 'daily,weekly' })
    expect(beside.statements - without.statements).toBe(1)
    expect(beside.rowsRead - without.rowsRead).toBeLessThanOrEqual(10)
  })
})

test('a word that is not known is named in the log every quarter of an hour, and the others count', async () => {
  configured({ DIGEST: 'daily wekly', SITE_URL: 'uptrend.example' })
  const first = await invocation(CLOSED, effects)
  expect(first).toMatchObject({
    job: { kind: 'send-digest', period: DAY_ONE, channel: 'webhook' },
    settings: [
      'DIGEST: "wekly" is neither daily nor weekly',
      'SITE_URL is no https address like https://uptrend.example.workers.dev',
    ],
  })
  expect(await invocation(CLOSED + 5 * MINUTE, effects)).not.toHaveProperty('settings')
  expect(periods().filter((period) => period === DAY_ONE)).toHaveLength(1)
})

test('sending takes a tick of its own, of few statements and rows', async () => {
  const { db, usage } = counting(env.DB)
  const { job } = await tick(CLOSED, { ...effects, env: { ...effects.env, DB: db } })
  expect(job).toEqual({ kind: 'send-digest', period: DAY_ONE, channel: 'webhook' })
  expect(usage.statements).toBeLessThanOrEqual(14)
  expect(usage.rowsRead).toBeLessThan(150)
  expect(usage.rowsWritten).toBeLessThanOrEqual(6)
})

test('what is taken is given to one alone, also where it failed before', async () => {
  const claims = (at: number) => Promise.all([1, 2, 3].map(() => claimDigest(env.DB, DAY_ONE, 'webhook', at)))
  expect((await claims(CLOSED)).filter((one) => one !== null)).toEqual([0])
  await value(`UPDATE digest_sending SET claimed_at = NULL, failures = 1, retry_at = ${CLOSED + HOUR}`)
  expect((await claims(CLOSED + MINUTE)).filter((one) => one !== null)).toEqual([])
  expect((await claims(CLOSED + HOUR)).filter((one) => one !== null)).toEqual([1])
})

import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../../workers/days.ts'
import { claimDigest } from '../../../workers/store/digest-sending.ts'
import { all, value } from '../helpers/database.ts'
import { CLOSED, HOOK, type Reader, reader, seedDay } from '../helpers/digests.ts'
import { DAY_ONE } from '../helpers/times.ts'

let one: Reader
beforeEach(async () => {
  one = await reader()
})

const sending = () => all('SELECT * FROM digest_sending ORDER BY period, channel')

describe('a digest is sent once', () => {
  test('when its day is closed, and not before, however often the cron fires', async () => {
    expect(await one.ticks(CLOSED - HOUR, CLOSED)).toEqual([{ sent: 'nothing to tell' }])
    expect(await one.ticks(CLOSED, CLOSED + 2 * HOUR, 5 * MINUTE)).toEqual([
      { sent: `${DAY_ONE} by webhook` },
    ])
    expect(await one.ticks(CLOSED + 2 * HOUR, CLOSED + DAY, HOUR)).toEqual([])
    expect(one.sent).toHaveLength(1)
    expect(one.sent[0]).toMatchObject({ url: HOOK, body: { event: 'digest', period: DAY_ONE } })
    expect(one.sent[0]?.body.text).toContain('First paper: 30 upvotes')
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
    await one.tickAt(CLOSED)
    await one.tickAt(CLOSED)
    expect(one.periods()).toEqual([DAY_ONE])
  })

  test('by ticks at the same moment, of which the others find it taken', async () => {
    const reports = await Promise.all([0, 0, 1, 2].map((late) => one.tickAt(CLOSED + late)))
    expect(one.periods()).toEqual([DAY_ONE])
    expect(reports.filter(({ result }) => result === 'busy')).toHaveLength(3)
  })

  test('and not again by a Worker after the one that was killed between taking and sending it', async () => {
    one.effects.fetch = () => new Promise(() => {})
    void one.tickAt(CLOSED)
    await expect.poll(() => value('SELECT claimed_at FROM digest_sending')).toBe(CLOSED)
    one.effects.fetch = async () => {
      throw new Error('sent twice')
    }
    expect(await one.ticks(CLOSED + MINUTE, CLOSED + 6 * HOUR)).toEqual([])
    expect(await sending()).toMatchObject([{ claimed_at: CLOSED, sent_at: null, failures: 0 }])
  })

  test('for a day and for a week, each of its own', async () => {
    one.configure({ DIGEST: 'weekly, daily' })
    await seedDay('2025-06-08', [['2506.00009', 'Of the week', 99]])
    await one.ticks(CLOSED, CLOSED + 2 * HOUR)
    expect(one.periods()).toEqual(['2025-W23', DAY_ONE])
  })
})

describe('a webhook that does not take it', () => {
  test('gets it again, with longer and longer pauses, until it does', async () => {
    let failures = 2
    one.answer = () => new Response('', { status: failures-- > 0 ? 500 : 200 })
    expect(await one.ticks(CLOSED, CLOSED + 6 * HOUR)).toEqual([
      { unsent: 'it answered 500' },
      { unsent: 'it answered 500' },
      { sent: `${DAY_ONE} by webhook` },
    ])
    expect(await sending()).toMatchObject([{ failures: 2, sent_at: CLOSED + 45 * MINUTE, error: null }])
  })

  test('is asked five times and then left alone', async () => {
    one.answer = () => new Response('', { status: 500 })
    expect(await one.ticks(CLOSED, CLOSED + 6 * HOUR)).toHaveLength(5)
    expect(await sending()).toMatchObject([{ claimed_at: null, failures: 5, error: 'it answered 500' }])
  })

  test('and gives no answer in time is not asked again: it may have it', async () => {
    one.answer = () =>
      Promise.reject(new DOMException('The operation was aborted due to timeout', 'TimeoutError'))
    expect(await one.ticks(CLOSED, CLOSED + 6 * HOUR)).toEqual([
      { unsent: 'The operation was aborted due to timeout' },
    ])
    expect(await sending()).toMatchObject([{ claimed_at: CLOSED, sent_at: null, failures: 1 }])
  })

  test('never has its address in what is said of it', async () => {
    one.answer = () => Promise.reject(new Error(`could not connect to ${HOOK} today`))
    expect((await one.ticks(CLOSED, CLOSED + MINUTE))[0]).toEqual({
      unsent: 'could not connect to (address) today',
    })
    expect(await value<string>('SELECT error FROM digest_sending')).not.toContain('secret')
  })

  test('does not keep it from going by e-mail, once', async () => {
    const mails: unknown[] = []
    const EMAIL = { send: async (mail: unknown) => void mails.push(mail) } as unknown as SendEmail
    one.configure({ EMAIL, EMAIL_FROM: 'up@example.org', EMAIL_TO: 'a@example.org, b@example.org,' })
    one.answer = () => new Response('', { status: 500 })
    await one.ticks(CLOSED, CLOSED + 6 * HOUR)
    expect(one.sent).toHaveLength(5)
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

test('what is taken is given to one alone, also where it failed before', async () => {
  const claims = (at: number) => Promise.all([1, 2, 3].map(() => claimDigest(env.DB, DAY_ONE, 'webhook', at)))
  expect((await claims(CLOSED)).filter((one) => one !== null)).toEqual([0])
  await value(`UPDATE digest_sending SET claimed_at = NULL, failures = 1, retry_at = ${CLOSED + HOUR}`)
  expect((await claims(CLOSED + MINUTE)).filter((one) => one !== null)).toEqual([])
  expect((await claims(CLOSED + HOUR)).filter((one) => one !== null)).toEqual([1])
})

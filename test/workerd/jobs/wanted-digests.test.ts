import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../../workers/days.ts'
import type { Env } from '../../../workers/env.ts'
import { invocation } from '../../../workers/jobs/invocation.ts'
import { settingsProblems } from '../../../workers/jobs/settings-problems.ts'
import { tick } from '../../../workers/jobs/tick.ts'
import { counting } from '../helpers/counting.ts'
import { all, value } from '../helpers/database.ts'
import { CLOSED, publish, quietUntil, type Reader, reader, seedDay } from '../helpers/digests.ts'
import { DAY_ONE, hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'

let one: Reader
beforeEach(async () => {
  one = await reader()
})

const sending = () => all('SELECT * FROM digest_sending ORDER BY period, channel')

describe('what is waited for', () => {
  test('are the topics of every source, followed to the end of the day', async () => {
    await publish(PAPERS, DAY_ONE)
    await publish(REPOSITORIES, '2025-06-09')
    expect(await one.ticks(CLOSED, CLOSED + HOUR)).toEqual([])
    await publish(REPOSITORIES, DAY_ONE)
    expect(await one.ticks(CLOSED + HOUR, CLOSED + 2 * HOUR)).toHaveLength(1)
  })

  test('for six hours: then it goes without them', async () => {
    await publish(PAPERS, DAY_ONE)
    await publish(REPOSITORIES, null)
    expect(await one.ticks(CLOSED, CLOSED + 6 * HOUR)).toEqual([])
    expect(await one.ticks(CLOSED + 6 * HOUR, CLOSED + 7 * HOUR)).toHaveLength(1)
  })

  test('is not made up for: after days without ticks only the newest digest is sent', async () => {
    await quietUntil('2025-06-20')
    for (const day of ['2025-06-14', '2025-06-15', '2025-06-16']) await seedDay(day, [['2506.00003', day, 5]])
    await one.ticks(hour(24 * 8) + 7 * HOUR, hour(24 * 8) + 8 * HOUR)
    expect(one.periods()).toEqual(['2025-06-16'])
  })

  test('and a digest with nothing in it is not sent', async () => {
    await value('DELETE FROM day_best')
    await value('DELETE FROM day_calls')
    expect(await one.ticks(CLOSED, CLOSED + HOUR)).toEqual([{ sent: 'nothing to tell' }])
    expect(one.sent).toEqual([])
  })
})

describe('nothing is sent', () => {
  test.each<[why: string, vars: Partial<Env>]>([
    ['unless it is asked for', { DIGEST: '' }],
    ['where no word of what is asked for is known', { DIGEST: 'hourly' }],
    ['of generated data', { SAMPLE_DATA: 'true' }],
    ['without a webhook or an address', { WEBHOOK_URL: '' }],
  ])('%s', async (_, vars) => {
    one.configure(vars)
    expect(await one.ticks(CLOSED, CLOSED + HOUR)).toEqual([])
    expect([one.sent, await sending()]).toEqual([[], []])
  })

  test('and a tick asks the database nothing about digests then', async () => {
    await value(
      "INSERT INTO digest_sending (period, channel, claimed_at) VALUES ('2025-06-09', 'webhook', 1), ('2025-W23', 'webhook', 1)",
    )
    const asked = async (vars: Partial<Env>) => {
      const { db, usage } = counting(env.DB)
      await tick(CLOSED - HOUR, { ...one.effects, env: { ...one.effects.env, ...vars, DB: db } })
      return usage
    }
    const without = await asked({ DIGEST: '' })
    const beside = await asked({ DIGEST: 'daily,weekly' })
    expect(beside.statements - without.statements).toBe(1)
    expect(beside.rowsRead - without.rowsRead).toBeLessThanOrEqual(10)
  })
})

test('a word that is not known is named in the log every quarter of an hour, and the others count', async () => {
  one.configure({ DIGEST: 'daily wekly', SITE_URL: 'uptrend.example', PLAN: 'Paid' })
  const first = await invocation(CLOSED, one.effects)
  expect(first).toMatchObject({
    job: { kind: 'send-digest', period: DAY_ONE, channel: 'webhook' },
    settings: [
      'PLAN: "Paid" is neither free nor paid',
      'DIGEST: "wekly" is neither daily nor weekly',
      'SITE_URL is no https address like https://uptrend.example.workers.dev',
    ],
  })
  expect(await invocation(CLOSED + 5 * MINUTE, one.effects)).not.toHaveProperty('settings')
  expect(one.periods().filter((period) => period === DAY_ONE)).toHaveLength(1)
})

test.each([
  [
    { WEBHOOK_URL: 'http://hooks.example.org/secret' },
    ['WEBHOOK_URL: is not an https address: nobody is told'],
  ],
  [{ WEBHOOK_URL: '' }, []],
  [
    { EMAIL_FROM: 'a@example.org', EMAIL_TO: 'b@example.org' },
    ['EMAIL: there is no e-mail without the binding EMAIL'],
  ],
  [{ EMAIL_TO: 'b@example.org' }, ['EMAIL: there is no e-mail without the binding EMAIL and EMAIL_FROM']],
  [
    { EMAIL_TO: 'b@example.org', WEBHOOK_URL: '', DIGEST: 'daily' },
    [
      'EMAIL: there is no e-mail without the binding EMAIL and EMAIL_FROM',
      'DIGEST: there is nothing to send it with, neither WEBHOOK_URL nor e-mail',
    ],
  ],
])('%j, with which nobody is ever told, is named before there is anything to tell', (vars, expected) => {
  const unset = {
    WEBHOOK_URL: undefined,
    EMAIL: undefined,
    EMAIL_FROM: undefined,
    EMAIL_TO: undefined,
    DIGEST: undefined,
  }
  expect(settingsProblems({ ...env, ...unset, ...vars } as unknown as Env)).toEqual(expected)
})

test('sending takes a tick of its own, of few statements and rows', async () => {
  const { db, usage } = counting(env.DB)
  const { job } = await tick(CLOSED, { ...one.effects, env: { ...one.effects.env, DB: db } })
  expect(job).toEqual({ kind: 'send-digest', period: DAY_ONE, channel: 'webhook' })
  expect(usage.statements).toBeLessThanOrEqual(14)
  expect(usage.rowsRead).toBeLessThan(150)
  expect(usage.rowsWritten).toBeLessThanOrEqual(6)
})

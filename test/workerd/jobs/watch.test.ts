import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Effects } from '../../../workers/jobs/effects.ts'
import { watch } from '../../../workers/jobs/watch.ts'
import { collectAt, knowTopics } from '../helpers/collecting.ts'
import { counting } from '../helpers/counting.ts'
import { all, value } from '../helpers/database.ts'
import { DAY_ONE, hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { papers, repositories, type Upstream, upstream } from '../helpers/upstream.ts'

const HOOK = 'https://hooks.example.org/services/very-secret'

let site: Upstream
let told: { url: string; text: string; redirect: string | undefined }[]
let answer: () => Response
let effects: Effects

beforeEach(async () => {
  site = upstream()
  site.papers.set(DAY_ONE, papers(3))
  site.repositories = repositories(2)
  await knowTopics()
  await collectAt(hour(2), site)
  await collectAt(hour(2), site, { source: REPOSITORIES })
  told = []
  answer = () => new Response('ok')
  effects = {
    env: { ...env, WEBHOOK_URL: HOOK },
    fetch: async (url, init) => {
      told.push({ url: String(url), text: JSON.parse(String(init?.body)).text, redirect: init?.redirect })
      return answer()
    },
    clock: () => 0,
  }
})

const titles = () => told.map(({ text }) => text.split('\n')[0])

describe('a source that is late', () => {
  test('is told once when it begins and once when it is over, however often one looks', async () => {
    await watch(hour(4), effects)
    expect(titles()).toEqual([])
    for (const at of [5.5, 5.75, 6, 7]) await watch(hour(at), effects)
    expect(titles().sort()).toEqual([
      'Uptrend: github-trending is late',
      'Uptrend: huggingface-papers is late',
    ])
    told.length = 0
    await collectAt(hour(8), site)
    for (const at of [8, 8.25, 8.5]) await watch(hour(at), effects)
    expect(titles()).toEqual(['Uptrend: over: huggingface-papers is late'])
    expect(await all('SELECT kind, subject, began_at, ended_at FROM incident ORDER BY subject')).toEqual([
      { kind: 'late', subject: REPOSITORIES, began_at: hour(5.5), ended_at: null },
      { kind: 'late', subject: PAPERS, began_at: hour(5.5), ended_at: hour(8) },
    ])
  })

  test('and late again is told again', async () => {
    await watch(hour(6), effects)
    await collectAt(hour(8), site)
    await watch(hour(8), effects)
    await watch(hour(12), effects)
    expect(titles().filter((title) => title === 'Uptrend: huggingface-papers is late')).toHaveLength(2)
  })

  test('is told once by watches that overlap', async () => {
    await Promise.all([1, 2, 3].map(() => watch(hour(6), effects)))
    expect(titles()).toHaveLength(2)
    expect(await value('SELECT count(*) FROM incident')).toBe(2)
  })
})

test('a source that has failed three times, and an answer in quarantine, are told with the reason', async () => {
  site.trouble = (url) => (url.pathname === '/trending' ? undefined : new Response('', { status: 404 }))
  for (const at of [3, 3.2, 3.4]) await collectAt(hour(at), site)
  await watch(hour(3.5), effects)
  expect(told[0]?.text).toMatch(
    /huggingface-papers keeps failing\n3 attempts in a row have failed: the site answered 404/,
  )
  site.trouble = () => undefined
  site.papers.set(DAY_ONE, papers(20))
  await collectAt(hour(4), site)
  site.papers.set(DAY_ONE, papers(2))
  await collectAt(hour(5), site)
  await watch(hour(5), effects)
  expect(titles().slice(1)).toEqual([
    'Uptrend: over: huggingface-papers keeps failing',
    'Uptrend: huggingface-papers gave an answer that can’t be trusted',
  ])
})

test('a day that has used up most of its budget is told, and is over with the next day', async () => {
  await value(`INSERT INTO usage VALUES ('${DAY_ONE}', 100, 1000, 71000)`)
  await watch(hour(2.5), effects)
  expect(told[0]?.text).toContain('71% of the rows written')
  await value(`UPDATE listing SET looked_at = ${hour(24)}`)
  await watch(hour(24.5), effects)
  expect(titles()[1]).toBe('Uptrend: over: The day’s budget runs out')
})

describe('a webhook', () => {
  test('that does not take a message gets it again, and a message is not lost by it', async () => {
    answer = () => new Response('', { status: 500 })
    const { untold } = await watch(hour(6), effects)
    expect(untold).toEqual(['webhook: it answered 500', 'webhook: it answered 500'])
    answer = () => new Response('')
    told.length = 0
    expect((await watch(hour(6.25), effects)).told).toBe(2)
    expect((await watch(hour(6.5), effects)).told).toBe(0)
    expect(told).toHaveLength(2)
  })

  test('is asked a dozen times, and then in the first hour of each day, as long as it is worth telling', async () => {
    answer = () => new Response('', { status: 500 })
    for (let i = 0; i < 20; i++) await watch(hour(6 + i / 4), effects)
    expect(told).toHaveLength(24)
    answer = () => new Response('')
    await watch(hour(23.75), effects)
    expect(told).toHaveLength(24)
    expect(await watch(hour(24.75), effects)).toMatchObject({ told: 2 })
    await collectAt(hour(30), site)
    await watch(hour(30), effects)
    expect(titles().slice(26)).toEqual([])
    await watch(hour(48), effects)
    expect(titles().slice(26)).toContain('Uptrend: over: huggingface-papers is late')
  })

  test('is not asked of what has been over for a day', async () => {
    answer = () => new Response('', { status: 500 })
    await watch(hour(6), effects)
    await value('UPDATE incident SET ended_at = ?', hour(7))
    answer = () => new Response('')
    await value('UPDATE listing SET looked_at = ?', hour(31))
    expect(await watch(hour(31), effects)).toMatchObject({ told: 0 })
  })

  test('that redirects is not followed', async () => {
    answer = () => new Response('', { status: 302, headers: { location: 'http://169.254.169.254/' } })
    const { untold } = await watch(hour(6), effects)
    expect(untold[0]).toBe('webhook: it answered 302')
    expect(new Set(told.map(({ url }) => url))).toEqual(new Set([HOOK]))
    expect(told[0]?.redirect).toBe('manual')
  })

  test('whose address is not https is refused', async () => {
    effects.env.WEBHOOK_URL = 'http://hooks.example.org/very-secret'
    expect((await watch(hour(6), effects)).untold[0]).toBe('webhook: WEBHOOK_URL is not an https address')
    expect(told).toEqual([])
  })

  test('never has its address in a reason: it is a secret', async () => {
    effects.fetch = async () => {
      throw new Error(`could not connect to ${HOOK} today`)
    }
    const { untold } = await watch(hour(6), effects)
    expect(untold[0]).toBe('webhook: could not connect to (address) today')
    expect(await value('SELECT error FROM incident LIMIT 1')).not.toContain('secret')
  })
})

test('by e-mail the same is sent to everybody who is named, and one channel that works is enough', async () => {
  const sent: unknown[] = []
  const EMAIL = { send: async (message: unknown) => void sent.push(message) } as unknown as SendEmail
  effects.env = {
    ...effects.env,
    EMAIL,
    EMAIL_FROM: 'up@example.org',
    EMAIL_TO: 'a@example.org, b@example.org',
  }
  answer = () => new Response('', { status: 500 })
  expect((await watch(hour(6), effects)).untold).toEqual([])
  expect(sent).toHaveLength(2)
  expect(sent[0]).toMatchObject({
    from: 'up@example.org',
    to: ['a@example.org', 'b@example.org'],
    subject: expect.stringContaining('is late'),
    text: expect.stringContaining('not seen for 4 hours'),
  })
})

test('where nobody wants to be told, incidents are kept for the health page all the same', async () => {
  effects.env = { ...env }
  await watch(hour(6), effects)
  expect(told).toEqual([])
  expect(await value('SELECT count(*) FROM incident')).toBe(2)
  // Who wants to know from now on is told what is still wrong.
  effects.env = { ...env, WEBHOOK_URL: HOOK }
  expect(await watch(hour(7), effects)).toMatchObject({ begun: 0, told: 2 })
})

test('of generated data nobody is told', async () => {
  effects.env = { ...env, WEBHOOK_URL: HOOK, SAMPLE_DATA: 'true' }
  expect(await watch(hour(6), effects)).toMatchObject({ begun: 2, told: 0 })
  expect(told).toEqual([])
})

test('a watch that finds nothing new writes nothing and needs few statements', async () => {
  await watch(hour(6), effects)
  const { db, usage } = counting(env.DB)
  await watch(hour(6.25), { ...effects, env: { ...effects.env, DB: db } })
  expect(usage.rowsWritten).toBe(0)
  expect(usage.statements).toBeLessThanOrEqual(6)
  expect(usage.rowsRead).toBeLessThan(60)
})

test('years of incidents that are over make no difference to a watch', async () => {
  const read = async () => {
    const { db, usage } = counting(env.DB)
    await watch(hour(6), { ...effects, env: { ...effects.env, DB: db } })
    return usage.rowsRead
  }
  const past = (incidents: number) =>
    value(
      `INSERT INTO incident (kind, subject, detail, began_at, ended_at, began_told_at, ended_told_at)
       WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${incidents})
       SELECT 'late', 'x', '', 1, 2, 1, 2 FROM n`,
    )
  await past(60)
  await read()
  const few = await read()
  await past(2000)
  expect(await read()).toBeLessThanOrEqual(few + 2)
})

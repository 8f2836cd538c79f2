import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { watch } from '../../../workers/jobs/watch.ts'
import { collectAt } from '../helpers/collecting.ts'
import { counting } from '../helpers/counting.ts'
import { all, value } from '../helpers/database.ts'
import { DAY_ONE, hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { papers } from '../helpers/upstream.ts'
import { HOOK, titlesOf, type Watching, watching } from '../helpers/watching.ts'

let there: Watching
beforeEach(async () => {
  there = await watching()
})

describe('a source that is late', () => {
  test('is told once when it begins and once when it is over, however often one looks', async () => {
    await watch(hour(4), there.effects)
    expect(titlesOf(there)).toEqual([])
    for (const at of [5.5, 5.75, 6, 7]) await watch(hour(at), there.effects)
    expect(titlesOf(there).sort()).toEqual([
      'Uptrend: github-trending is late',
      'Uptrend: huggingface-papers is late',
    ])
    there.told.length = 0
    await collectAt(hour(8), there.site)
    for (const at of [8, 8.25, 8.5]) await watch(hour(at), there.effects)
    expect(titlesOf(there)).toEqual(['Uptrend: over: huggingface-papers is late'])
    expect(await all('SELECT kind, subject, began_at, ended_at FROM incident ORDER BY subject')).toEqual([
      { kind: 'late', subject: REPOSITORIES, began_at: hour(5.5), ended_at: null },
      { kind: 'late', subject: PAPERS, began_at: hour(5.5), ended_at: hour(8) },
    ])
  })

  test('and late again is told again', async () => {
    await watch(hour(6), there.effects)
    await collectAt(hour(8), there.site)
    await watch(hour(8), there.effects)
    await watch(hour(12), there.effects)
    expect(titlesOf(there).filter((title) => title === 'Uptrend: huggingface-papers is late')).toHaveLength(2)
  })

  test('is told once by watches that overlap', async () => {
    await Promise.all([1, 2, 3].map(() => watch(hour(6), there.effects)))
    expect(titlesOf(there)).toHaveLength(2)
    expect(await value('SELECT count(*) FROM incident')).toBe(2)
  })
})

test('a source that has failed three times, and an answer in quarantine, are told with the reason', async () => {
  there.site.trouble = (url) => (url.pathname === '/trending' ? undefined : new Response('', { status: 404 }))
  for (const at of [3, 3.2, 3.4]) await collectAt(hour(at), there.site)
  await watch(hour(3.5), there.effects)
  expect(there.told[0]?.text).toMatch(
    /huggingface-papers keeps failing\n3 attempts in a row have failed: the site answered 404/,
  )
  there.site.trouble = () => undefined
  there.site.papers.set(DAY_ONE, papers(20))
  await collectAt(hour(4), there.site)
  there.site.papers.set(DAY_ONE, papers(2))
  await collectAt(hour(5), there.site)
  await watch(hour(5), there.effects)
  expect(titlesOf(there).slice(1)).toEqual([
    'Uptrend: over: huggingface-papers keeps failing',
    'Uptrend: huggingface-papers gave an answer that can’t be trusted',
  ])
})

test('a day that has used up most of its budget is told, and is over with the next day', async () => {
  await value(`INSERT INTO usage VALUES ('${DAY_ONE}', 100, 1000, 71000)`)
  await watch(hour(2.5), there.effects)
  expect(there.told[0]?.text).toContain('71% of the rows written')
  await value(`UPDATE listing SET looked_at = ${hour(24)}`)
  await watch(hour(24.5), there.effects)
  expect(titlesOf(there)[1]).toBe('Uptrend: over: The day’s budget runs out')
})

test('by e-mail the same is sent to everybody who is named, and one channel that works is enough', async () => {
  const sent: unknown[] = []
  const EMAIL = { send: async (message: unknown) => void sent.push(message) } as unknown as SendEmail
  there.effects.env = {
    ...there.effects.env,
    EMAIL,
    EMAIL_FROM: 'up@example.org',
    EMAIL_TO: 'a@example.org, b@example.org',
  }
  there.answer = () => new Response('', { status: 500 })
  expect((await watch(hour(6), there.effects)).untold).toEqual([])
  expect(sent).toHaveLength(2)
  expect(sent[0]).toMatchObject({
    from: 'up@example.org',
    to: ['a@example.org', 'b@example.org'],
    subject: expect.stringContaining('is late'),
    text: expect.stringContaining('not seen for 4 hours'),
  })
})

test('where nobody wants to be told, incidents are kept for the health page all the same', async () => {
  there.effects.env = { ...env }
  await watch(hour(6), there.effects)
  expect(there.told).toEqual([])
  expect(await value('SELECT count(*) FROM incident')).toBe(2)
  // Who wants to know from now on is told what is still wrong.
  there.effects.env = { ...env, WEBHOOK_URL: HOOK }
  expect(await watch(hour(7), there.effects)).toMatchObject({ begun: 0, told: 2 })
})

test('of generated data nobody is told', async () => {
  there.effects.env = { ...env, WEBHOOK_URL: HOOK, SAMPLE_DATA: 'true' }
  expect(await watch(hour(6), there.effects)).toMatchObject({ begun: 2, told: 0 })
  expect(there.told).toEqual([])
})

test('a watch that finds nothing new writes nothing and needs few statements', async () => {
  await watch(hour(6), there.effects)
  const { db, usage } = counting(env.DB)
  await watch(hour(6.25), { ...there.effects, env: { ...there.effects.env, DB: db } })
  expect(usage.rowsWritten).toBe(0)
  expect(usage.statements).toBeLessThanOrEqual(6)
  expect(usage.rowsRead).toBeLessThan(60)
})

test('years of incidents that are over make no difference to a watch', async () => {
  const read = async () => {
    const { db, usage } = counting(env.DB)
    await watch(hour(6), { ...there.effects, env: { ...there.effects.env, DB: db } })
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

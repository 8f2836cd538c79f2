import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { ask } from '../helpers/app.ts'
import { value } from '../helpers/database.ts'

/** The database of the tests, and what sessions were asked of it. */
function replicated(): { db: D1Database; sessions: unknown[] } {
  const sessions: unknown[] = []
  const db = new Proxy(env.DB, {
    get(target, name) {
      const own = Reflect.get(target, name)
      return (...values: unknown[]) => {
        if (name === 'withSession') sessions.push(values[0])
        return Reflect.apply(own as (...values: unknown[]) => unknown, target, values)
      }
    },
  })
  return { db, sessions }
}

test('on the paid plan readers are answered by the nearest replica', async () => {
  const { db, sessions } = replicated()
  const response = await ask('/api/v1/items', { vars: { DB: db, PLAN: 'paid' } })
  expect(response.status).toBe(200)
  expect(sessions).toEqual(['first-unconstrained'])
})

test('on the free plan there is one database', async () => {
  const { db, sessions } = replicated()
  const response = await ask('/api/v1/items', { vars: { DB: db } })
  expect([response.status, sessions]).toEqual([200, []])
})

test('what is brought along on the paid plan is stored', async () => {
  const response = await ask('/api/v1/admin/listings', {
    method: 'POST',
    vars: { PLAN: 'paid' },
    headers: { authorization: 'Bearer test-token', 'content-type': 'application/json' },
    body: JSON.stringify({
      source: 'huggingface-papers',
      day: '2025-06-10',
      observed_at: '2025-06-10T06:00:00Z',
      way: 'api',
      items: [{ external_id: '2506.00001', title: 'A paper', upvotes: 3 }],
    }),
  })
  expect(await response.json()).toMatchObject({ data: { new: 1 } })
  expect(await value('SELECT upvotes FROM item')).toBe(3)
})

import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { tick } from '../../workers/jobs/tick.ts'
test('x', async () => {
  const r = await tick(Date.parse('2025-06-10T02:00:00Z'), { env, fetch: async () => new Response('[]', { headers: { 'content-type': 'application/json' } }), clock: Date.now })
  expect(r.job?.kind).toBe('collect')
  console.log(JSON.stringify(r))
})

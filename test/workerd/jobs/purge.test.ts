import { createExecutionContext, createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import worker from '../../../workers/index.ts'
import { purgeAfter } from '../../../workers/purge.ts'
import { ask } from '../helpers/app.ts'
import { hour } from '../helpers/times.ts'

const job = { kind: 'begin-generation' } as never
const working = () => vi.fn(async (_: CachePurgeOptions) => ({ success: true, errors: [] }))

test('a tick that did something has the answers asked for anew', async () => {
  const purge = working()
  const context = Object.assign(createExecutionContext(), { cache: { purge, invalidate: purge } })
  const logged = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response('', { status: 503 }))
  await worker.scheduled(createScheduledController({ scheduledTime: hour(12) }), env, context)
  vi.mocked(fetch).mockRestore()
  logged.mockRestore()
  expect(purge.mock.calls).toEqual([[{ tags: ['answers'] }]])
})

test('one that had nothing to do leaves them', async () => {
  const purge = working()
  await purgeAfter({ job: null }, { purge, invalidate: purge })
  expect(purge).not.toHaveBeenCalled()
})

test('a cache that is missing, that refuses or that fails does no harm', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const refusing = async () => ({ success: false, errors: [{ code: 1, message: 'too often' }] })
  const failing = async () => Promise.reject(new Error('out of reach'))
  await purgeAfter({ job }, undefined)
  await purgeAfter({ job }, { purge: refusing, invalidate: refusing })
  await purgeAfter({ job }, { purge: failing, invalidate: failing })
  expect(warned.mock.calls.flat()).toEqual([
    'the cache was not purged: too often',
    'the cache was not purged: out of reach',
  ])
  warned.mockRestore()
})

test('answers that may change carry the tag, those that change with time and problems do not', async () => {
  const tag = async (path: string) => (await ask(path)).headers.get('cache-tag')
  expect(await tag('/api/v1/items')).toBe('answers')
  expect(await tag('/feeds/daily.xml')).toBe('answers')
  expect(await tag('/api/v1/health')).toBeNull()
  expect(await tag('/api/v1/items?limit=0')).toBeNull()
})

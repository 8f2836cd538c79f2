import { beforeEach, describe, expect, test } from 'vitest'
import { watch } from '../../../workers/jobs/watch.ts'
import { collectAt } from '../helpers/collecting.ts'
import { value } from '../helpers/database.ts'
import { hour } from '../helpers/times.ts'
import { HOOK, titlesOf, type Watching, watching } from '../helpers/watching.ts'

let there: Watching
beforeEach(async () => {
  there = await watching()
})

describe('a webhook', () => {
  test('that does not take a message gets it again, and a message is not lost by it', async () => {
    there.answer = () => new Response('', { status: 500 })
    const { untold } = await watch(hour(6), there.effects)
    expect(untold).toEqual(['webhook: it answered 500', 'webhook: it answered 500'])
    there.answer = () => new Response('')
    there.told.length = 0
    expect((await watch(hour(6.25), there.effects)).told).toBe(2)
    expect((await watch(hour(6.5), there.effects)).told).toBe(0)
    expect(there.told).toHaveLength(2)
  })

  test('is asked a dozen times, and then in the first hour of each day, as long as it is worth telling', async () => {
    there.answer = () => new Response('', { status: 500 })
    for (let i = 0; i < 20; i++) await watch(hour(6 + i / 4), there.effects)
    expect(there.told).toHaveLength(24)
    there.answer = () => new Response('')
    await watch(hour(23.75), there.effects)
    expect(there.told).toHaveLength(24)
    expect(await watch(hour(24.75), there.effects)).toMatchObject({ told: 2 })
    await collectAt(hour(30), there.site)
    await watch(hour(30), there.effects)
    expect(titlesOf(there).slice(26)).toEqual([])
    await watch(hour(48), there.effects)
    expect(titlesOf(there).slice(26)).toContain('Uptrend: over: huggingface-papers is late')
  })

  test('is not asked of what has been over for a day', async () => {
    there.answer = () => new Response('', { status: 500 })
    await watch(hour(6), there.effects)
    await value('UPDATE incident SET ended_at = ?', hour(7))
    there.answer = () => new Response('')
    await value('UPDATE listing SET looked_at = ?', hour(31))
    expect(await watch(hour(31), there.effects)).toMatchObject({ told: 0 })
  })

  test('that redirects is not followed', async () => {
    there.answer = () => new Response('', { status: 302, headers: { location: 'http://169.254.169.254/' } })
    const { untold } = await watch(hour(6), there.effects)
    expect(untold[0]).toBe('webhook: it answered 302')
    expect(new Set(there.told.map(({ url }) => url))).toEqual(new Set([HOOK]))
    expect(there.told[0]?.redirect).toBe('manual')
  })

  test('whose address is not https is refused', async () => {
    there.effects.env.WEBHOOK_URL = 'http://hooks.example.org/very-secret'
    expect((await watch(hour(6), there.effects)).untold[0]).toBe(
      'webhook: WEBHOOK_URL is not an https address',
    )
    expect(there.told).toEqual([])
  })

  test('never has its address in a reason: it is a secret', async () => {
    there.effects.fetch = async () => {
      throw new Error(`could not connect to ${HOOK} today`)
    }
    const { untold } = await watch(hour(6), there.effects)
    expect(untold[0]).toBe('webhook: could not connect to (address) today')
    expect(await value('SELECT error FROM incident LIMIT 1')).not.toContain('secret')
  })
})

import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { dayOf } from '../../../workers/days.ts'
import { watch } from '../../../workers/jobs/watch.ts'
import { api, type Json } from '../helpers/app.ts'
import { collectAt, knowTopics } from '../helpers/collecting.ts'
import { all } from '../helpers/database.ts'
import { hour, REPOSITORIES } from '../helpers/times.ts'
import { papers, repositories, upstream } from '../helpers/upstream.ts'

const SIX = 6

test('a source stays late for as long as it is dead, though every day has a listing of its own', async () => {
  const site = upstream()
  site.repositories = repositories(2)
  const told: string[] = []
  const effects = {
    env: { ...env, WEBHOOK_URL: 'https://hooks.example.org/secret' },
    fetch: async (_: unknown, init?: RequestInit) => {
      told.push(JSON.parse(String(init?.body)).text.split('\n')[0])
      return new Response('ok')
    },
    clock: () => 0,
  }
  await knowTopics()
  for (let day = 0; day <= 4; day++) {
    const at = hour(24 * day + SIX)
    const listing = dayOf(at)
    if (day > 0)
      site.trouble = ({ pathname }) =>
        pathname === '/trending' ? new Response('', { status: 500 }) : undefined
    site.papers.set(listing, papers(2, 10 * day))
    await collectAt(at, site, { day: listing })
    await collectAt(at, site, { source: REPOSITORIES, day: listing })
    await watch(at, effects)
  }
  expect(told.filter((title) => title.includes('late'))).toEqual(['Uptrend: github-trending is late'])
  expect(await all(`SELECT ended_at FROM incident WHERE kind = 'late'`)).toEqual([{ ended_at: null }])
  const { body } = await api('/health', { now: hour(24 * 4 + SIX) })
  expect(body.data.sources.find(({ id }: Json) => id === REPOSITORIES)).toMatchObject({
    status: 'late',
    last_success: '2025-06-10T06:00:00Z',
    failure_streak: 4,
  })
})

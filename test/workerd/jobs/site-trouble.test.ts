import { describe, expect, test } from 'vitest'
import { MINUTE } from '../../../workers/days.ts'
import { collectAt, settlePast } from '../helpers/collecting.ts'
import { all, value } from '../helpers/database.ts'
import { tickAt } from '../helpers/ticking.ts'
import { DAY_ONE, hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { papers, repositories, type Upstream, upstream } from '../helpers/upstream.ts'

const json = (body: string, status = 200, headers: Record<string, string> = {}) =>
  new Response(body, { status, headers: { 'content-type': 'application/json', ...headers } })

function siteWith(count: number): Upstream {
  const site = upstream()
  site.papers.set(DAY_ONE, papers(count))
  return site
}

describe('a site in trouble', () => {
  async function failing(answer: () => Response | Error): Promise<Upstream> {
    await settlePast(DAY_ONE, hour(1.5))
    const site = siteWith(10)
    site.repositories = repositories(25)
    site.trouble = (url) => (url.pathname === '/trending' ? answer() : undefined)
    return site
  }

  test('is left alone while other sources go on', async () => {
    const site = await failing(() => json('{}', 503))
    expect(await tickAt(hour(1.6), site)).toMatchObject({
      job: { source: REPOSITORIES },
      result: { status: 'failed' },
    })
    expect(await tickAt(hour(1.6) + MINUTE, site)).toMatchObject({
      job: { source: PAPERS },
      result: { status: 'ok' },
    })
    expect(await tickAt(hour(1.6) + 2 * MINUTE, site)).toMatchObject({ job: { kind: 'count-topics' } })
    expect(await tickAt(hour(1.6) + 3 * MINUTE, site)).toMatchObject({ job: null })
    expect(await tickAt(hour(1.6) + 5 * MINUTE, site)).toMatchObject({ job: { source: REPOSITORIES } })
  })

  test('is left alone for as long as it asks, on all of its listings', async () => {
    const site = await failing(() => json('{}', 429, { 'retry-after': '1800' }))
    await tickAt(hour(1.6), site)
    expect(
      await all('SELECT source, items, failures, retry_at FROM source_state WHERE failures > 0'),
    ).toEqual([{ source: REPOSITORIES, items: 0, failures: 1, retry_at: hour(1.6) + 30 * MINUTE }])
    await tickAt(hour(1.6) + 5 * MINUTE, site)
    for (let minutes = 10; minutes < 30; minutes += 5)
      expect((await tickAt(hour(1.6) + minutes * MINUTE, site)).job).not.toMatchObject({
        source: REPOSITORIES,
      })
    expect(await tickAt(hour(1.6) + 30 * MINUTE, site)).toMatchObject({ job: { source: REPOSITORIES } })
  })

  test('is asked more and more rarely, and normally again once it answers', async () => {
    const site = await failing(() => new Error('no route'))
    const pauses: number[] = []
    let at = hour(1.6)
    for (let i = 0; i < 4; i++) {
      await collectAt(at, site, { source: REPOSITORIES })
      const until = (await value('SELECT retry_at FROM source_state')) ?? 0
      pauses.push((until - at) / MINUTE)
      at = until
    }
    expect(pauses).toEqual([4.5, 9, 18, 36])
    site.trouble = () => undefined
    expect(await collectAt(at, site, { source: REPOSITORIES })).toMatchObject({ status: 'ok' })
    expect(await all('SELECT failures, retry_at FROM source_state')).toEqual([
      { failures: 0, retry_at: null },
    ])
  })
})

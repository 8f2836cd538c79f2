import { beforeEach, describe, expect, test, vi } from 'vitest'
import { admin } from '../helpers/app.ts'
import { settlePast } from '../helpers/collecting.ts'
import { value } from '../helpers/database.ts'
import { DAY_ONE, hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { papers, upstream } from '../helpers/upstream.ts'

describe('a tick', () => {
  const site = upstream()
  beforeEach(async () => {
    site.papers.set(DAY_ONE, papers(3))
    site.requests.length = 0
    vi.spyOn(globalThis, 'fetch').mockImplementation((...request) => site.fetch(...request))
    await settlePast(DAY_ONE, hour(11))
    await value(
      `INSERT INTO listing (source, day, stage, looked_at) VALUES ('${REPOSITORIES}', '${DAY_ONE}', 'open', ${hour(12)})`,
    )
    return () => vi.restoreAllMocks()
  })

  test('does the most urgent job and says what is left', async () => {
    await value(`UPDATE listing SET looked_at = ${hour(13)} WHERE looked_at = ${hour(11)}`)
    const { status, headers, body } = await admin('/tick', undefined)
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect({ data: body.data }).toEqual({
      data: {
        at: '2025-06-10T12:00:00.000Z',
        job: { kind: 'collect', source: PAPERS, day: DAY_ONE },
        result: {
          run: 1,
          status: 'ok',
          items: 3,
          itemsNew: 3,
          itemsChanged: 0,
          rejected: 0,
          nextPage: 0,
          error: null,
        },
        left: 0,
      },
    })
    expect((await admin('/tick', undefined, { now: hour(12.1) })).body.data).toMatchObject({
      job: { kind: 'count-topics', days: [{ source: PAPERS, day: DAY_ONE }] },
      result: { counted: 1 },
    })
    expect((await admin('/tick', undefined, { now: hour(12.2) })).body.data).toEqual({
      at: '2025-06-10T12:12:00.000Z',
      job: null,
      result: null,
      left: 0,
    })
  })

  test.each([
    ['an empty body', ''],
    ['an empty object', '{}'],
  ])('with %s is one of now', async (_, body) => {
    expect((await admin('/tick', body)).body.data.at).toBe('2025-06-10T12:00:00.000Z')
  })

  test('can be one of an earlier time', async () => {
    const { status, body } = await admin('/tick', { at: '2025-06-10T11:30:00Z' })
    expect(status).toBe(200)
    expect(body.data).toMatchObject({ at: '2025-06-10T11:30:00.000Z', job: { day: DAY_ONE } })
    expect(await value('SELECT scheduled_at FROM run')).toBe(hour(11.5))
  })

  test.each<[unknown, string]>([
    [{ at: '2025-06-10T12:00:01Z' }, 'lies in the future'],
    [{ at: '2025-06-31T12:00:00Z' }, 'is on no calendar day'],
    [{ at: 'now' }, 'is not a time like'],
    [{ at: 7 }, 'is not text'],
  ])('of %j is refused', async (asked, message) => {
    const { status, body } = await admin('/tick', asked)
    expect(status).toBe(400)
    expect(body.errors).toEqual([{ parameter: 'at', message: expect.stringContaining(message) }])
    expect(site.requests).toEqual([])
  })

  test('with a field that is not known is refused', async () => {
    const { status, body } = await admin('/tick', { when: '2025-06-10T11:00:00Z' })
    expect(status).toBe(400)
    expect(body.errors).toEqual([{ parameter: 'when', message: 'is no field here' }])
  })
})

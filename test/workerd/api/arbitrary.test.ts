import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { ask, textOf } from '../helpers/app.ts'
import { paper } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { DAY_ONE, hour, PAPERS } from '../helpers/times.ts'

beforeEach(async () => {
  await see(hour(2), [paper(1, 10), paper(2, 30)])
})

const UPVOTES = '/items/huggingface-papers:2506.00001/upvotes'
const cursorOf = (position: unknown) => btoa(JSON.stringify(position)).replace(/=+$/, '')

describe('whatever is asked', () => {
  const name = fc.oneof(
    fc.constantFrom(
      'source',
      'day',
      'from',
      'to',
      'organization',
      'min_upvotes',
      'sort',
      'limit',
      'cursor',
      'status',
      '__proto__',
      'constructor',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  )
  const text = fc.oneof(
    fc.constantFrom(
      PAPERS,
      DAY_ONE,
      '2025-06-11',
      '0000-01-01',
      '9999-12-31',
      '1',
      '200',
      '0',
      'upvotes',
      'ok',
      '',
    ),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.json({ maxDepth: 1 }).map((json) => btoa(unescape(encodeURIComponent(json)))),
    fc.tuple(fc.constantFrom('upvotes', 'runs', 'published'), fc.integer(), fc.integer()).map(cursorOf),
  )
  const query = fc
    .array(fc.tuple(name, text), { maxLength: 4 })
    .map((pairs) =>
      pairs.map(([key, given]) => `${encodeURIComponent(key)}=${encodeURIComponent(given)}`).join('&'),
    )
  const path = fc.constantFrom(
    '/items',
    '/items.csv',
    '/items.ndjson',
    '/runs',
    '/sources',
    '/runs/1',
    UPVOTES,
  )

  test('the answer is data or a problem, never a failure', async () => {
    await fc.assert(
      fc.asyncProperty(path, query, async (asked, given) => {
        const response = await ask(`/api/v1${asked}?${given}`)
        expect([200, 400]).toContain(response.status)
        const body = await textOf(response)
        const type = response.headers.get('content-type') ?? ''
        if (response.status === 400) {
          expect(type).toMatch(/^application\/problem\+json/)
          expect(JSON.parse(body).errors.length).toBeGreaterThan(0)
        } else if (type.startsWith('application/json')) expect(JSON.parse(body)).toHaveProperty('data')
        else expect(type).toMatch(/^(text\/csv|application\/x-ndjson)/)
      }),
      { numRuns: 300 },
    )
  })

  test('whatever the path, too', async () => {
    const segment = fc.oneof(
      fc.constantFrom('items', 'runs', 'sources', 'health', 'upvotes', 'admin', '..', '.', ''),
      fc.string({ unit: 'binary', maxLength: 10 }).map(encodeURIComponent),
      fc.string({ maxLength: 6 }).map((raw) => raw.replace(/[?#]/g, '')),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(segment, { maxLength: 4 }), async (segments) => {
        const response = await ask(`/api/v1/${segments.join('/')}`)
        // Health says 503 here, since nothing was seen for hours.
        expect([200, 400, 401, 404, 503]).toContain(response.status)
        await response.arrayBuffer()
      }),
      { numRuns: 150 },
    )
  })
})

import { hc } from 'hono/client'
import { beforeEach, describe, expect, expectTypeOf, test } from 'vitest'
import type { Api } from '../../../workers/api/client.ts'
import { ask } from '../helpers/app.ts'
import { paper } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { DAY_ONE, hour, PAPERS } from '../helpers/times.ts'

const address = 'https://uptrend.example'
const { api } = hc<Api>(address, {
  fetch: (input: RequestInfo | URL, init?: RequestInit) =>
    ask(String(input).slice(address.length), init ?? {}),
})

beforeEach(() => see(hour(2), [paper(1, 10), paper(2, 30)]))

test('a client that knows the types asks for what there is', async () => {
  const answer = await api.v1.items.$get({ query: { source: PAPERS, day: DAY_ONE, limit: '1' } })
  const { data, meta } = await answer.json()
  expect(data.map(({ id, upvotes }) => [id, upvotes])).toEqual([['huggingface-papers:2506.00002', 30]])
  expect(meta.next).not.toBeNull()
})

test('the id stands in the path', async () => {
  const answer = await api.v1.items[':id'].upvotes.$get({ param: { id: 'huggingface-papers:2506.00001' } })
  const { data, meta } = await answer.json()
  expect(data).toMatchObject([{ upvotes: 10 }])
  expect(meta.unit).toBe('upvotes')
})

describe('the types say', () => {
  test('which parameters there are, and which have to be given', () => {
    expectTypeOf(api.v1.sources.$get).toBeCallableWith()
    expectTypeOf(api.v1.items.$get).toBeCallableWith({ query: { sort: 'upvotes' } })
    // @ts-expect-error: no such order
    expectTypeOf(api.v1.items.$get).toBeCallableWith({ query: { sort: 'beauty' } })
    expectTypeOf(api.v1.trends.topics.$get).toBeCallableWith({ query: { topics: 'rag', metric: 'share' } })
    // @ts-expect-error: topics have to be named
    expectTypeOf(api.v1.trends.topics.$get).toBeCallableWith({ query: {} })
    // @ts-expect-error: there is no such path
    expect(() => api.v1.nothing.$get({})).toThrow
  })

  test('what is answered', async () => {
    const rising = () => api.v1.trends.rising.$get({}).then((answer) => answer.json())
    type Rising = Awaited<ReturnType<typeof rising>>
    expectTypeOf<Rising['data'][number]['lift']>().toEqualTypeOf<number | null>()
    expectTypeOf<Rising['data'][number]['flag']>().toEqualTypeOf<
      'new' | 'rising' | 'falling' | 'steady' | null
    >()
    expectTypeOf<Rising['meta']['as_of']>().toEqualTypeOf<string | null>()
    const series = () =>
      api.v1.trends.topics.$get({ query: { topics: 'rag' } }).then((answer) => answer.json())
    expectTypeOf<Awaited<ReturnType<typeof series>>['data'][number]['value']>().toEqualTypeOf<number | null>()
  })
})

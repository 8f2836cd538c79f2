import { beforeEach, describe, expect, test } from 'vitest'
import { items } from '../../../workers/api/routes/items.ts'
import { api } from '../helpers/app.ts'
import { open } from '../helpers/page.ts'
import { paper } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { hour } from '../helpers/times.ts'

beforeEach(() => see(hour(2), [paper(1, 10), paper(2, 30)]))

test('everything the API filters by is in the form; a day is its first and its last', async () => {
  const page = await open('/items?day=2025-06-10')
  const fields = await page.attributes('form.filter [name]', 'name')
  const paged = ['day', 'limit', 'cursor']
  expect([...fields, ...paged].sort()).toEqual(Object.keys(items.query.entries).sort())
  expect(await page.attributes('form.filter input[type="date"]', 'value')).toEqual([
    '2025-06-10',
    '2025-06-10',
  ])
  expect(await page.texts('a.title')).toEqual(['Generated paper number 2', 'Generated paper number 1'])
})

describe('what can not be answered', () => {
  test.each([
    ['q=paper&sort=heat', ['Order does not go with Words: the items collected last come first']],
    ['from=2025-06-01', ['To is missing: from and to go together']],
    ['min_upvotes=many&source=x', [/^At least "many" is not a whole number/, /^Listing "x" is not one of/]],
    ['topic=scaling-lwas', ['Topic "scaling-lwas" is no topic; did you mean "scaling-laws"?']],
    ['sauce=1', [/^sauce is no parameter here/]],
  ])('%s is named beside the form, which keeps what was filled in', async (query, words) => {
    const page = await open(`/items?${query}`)
    expect(page.status).toBe(400)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect((await page.texts('.refused li')).sort()).toEqual(
      words.map((one) => (typeof one === 'string' ? one : expect.stringMatching(one))),
    )
    for (const [name, value] of new URLSearchParams(query))
      if (name === 'q') expect(await page.attributes('form.filter [name="q"]', 'value')).toEqual([value])
    expect(await page.texts('a.title')).toEqual([])
    expect((await api(`/items?${query}`)).status).toBe(400)
  })
})

import { expect, test } from 'vitest'
import { api, type Json } from '../helpers/app.ts'
import { PAPERS, REPOSITORIES } from '../helpers/times.ts'

/** A cursor of the newest days of papers. */
const made = (place: string) => btoa(`["organizations ${PAPERS}  ",${place}]`).replace(/=+$/, '')

test('a cursor goes on with the question that it was given out for', async () => {
  expect((await api(`/organizations?cursor=${made('1,2,"x"')}`)).status).toBe(200)
})

test.each([
  ['from=2024-02-30', 'from'],
  ['to=2999-01-01', 'to'],
  ['from=2024-02-02&to=2024-02-01', 'from'],
  ['from=2023-11-06&to=2024-02-06', 'from'],
  ['limit=0', 'limit'],
  ['limit=201', 'limit'],
  ['cursor=nonsense', 'cursor'],
  [`cursor=${made('1,2')}`, 'cursor'],
  [`cursor=${made('"1","2","x"')}`, 'cursor'],
  [`cursor=${made('1,"x"')}`, 'cursor'],
  [`cursor=${made('1,2,"x"')}&from=2025-06-01`, 'cursor'],
  [`cursor=${made('1,2,"x"')}&to=2024-03-01`, 'cursor'],
  [`cursor=${made('1,2,"x"')}&source=${REPOSITORIES}`, 'cursor'],
  ['source=nowhere', 'source'],
  ['group=x', 'group'],
])('refuses %s', async (query, parameter) => {
  const { status, body } = await api(`/organizations?${query}`)
  expect(status).toBe(400)
  expect(body.errors.map((error: Json) => error.parameter)).toEqual([parameter])
})

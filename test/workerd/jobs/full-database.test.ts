import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { collect } from '../../../workers/jobs/collect.ts'
import { importListing } from '../../../workers/jobs/import-listing.ts'
import { huggingfacePapers } from '../../../workers/sources/huggingface-papers.ts'
import { all } from '../helpers/database.ts'
import { arxivId } from '../helpers/rows.ts'
import { DAY_ONE, hour, PAPERS } from '../helpers/times.ts'
import { papers, upstream } from '../helpers/upstream.ts'

const site = upstream()
const effects = (megabytes: number) => ({
  env,
  fetch: site.fetch,
  clock: () => 0,
  bytes: () => megabytes * 1e6,
})
const summaries = () =>
  all<{ external_id: string; summary: string | null }>(
    'SELECT external_id, summary FROM item ORDER BY external_id',
  )

test('from 480 MB on new items come without their abstracts, earlier ones keep theirs, and votes go on', async () => {
  site.papers.set(DAY_ONE, papers(2, 1, 10))
  await collect(huggingfacePapers, DAY_ONE, hour(2), effects(479))
  const before = await summaries()
  expect(before.map(({ summary }) => summary)).toEqual([expect.any(String), expect.any(String)])
  site.papers.set(DAY_ONE, papers(3, 1, 20))
  await collect(huggingfacePapers, DAY_ONE, hour(3), effects(480))
  const after = await summaries()
  expect(after.slice(0, 2)).toEqual(before)
  expect(after[2]?.summary).toBeNull()
  expect(await all('SELECT DISTINCT upvotes FROM item WHERE upvotes >= 20')).not.toEqual([])
})

test('the same goes for what is brought along', async () => {
  const candidate = (number: number) => ({
    externalId: arxivId(number),
    title: `Paper ${number}`,
    summary: 'About.',
    upvotes: 1,
  })
  const listing = { source: PAPERS, day: DAY_ONE, observedAt: hour(2), way: 'api' }
  await importListing({ ...listing, candidates: [candidate(1)] }, hour(3), effects(100))
  await importListing({ ...listing, candidates: [candidate(1), candidate(2)] }, hour(3), effects(490))
  expect((await summaries()).map(({ summary }) => summary)).toEqual(['About.', null])
})

test('on the paid plan there is room for them', async () => {
  site.papers.set(DAY_ONE, papers(1, 1, 10))
  const paid = effects(480)
  await collect(huggingfacePapers, DAY_ONE, hour(2), { ...paid, env: { ...paid.env, PLAN: 'paid' } })
  expect((await summaries())[0]?.summary).toEqual(expect.any(String))
})

import { describe, expect, test } from 'vitest'
import { validateRows } from '../../workers/collect/validate.ts'
import { githubTrending } from '../../workers/sources/github-trending.ts'
import { huggingfacePapers } from '../../workers/sources/huggingface-papers.ts'
import type { Candidate } from '../../workers/types.ts'

const good: Candidate = { externalId: '2601.00001', title: 'A Title', upvotes: 3 }
const check = (...changes: Partial<Candidate>[]) =>
  validateRows(
    huggingfacePapers,
    changes.map((change) => ({ ...good, ...change })),
  )

describe('a row is left out, with its place and the reason, when', () => {
  test.each<[string, Partial<Candidate>, string]>([
    ['it has no id', { externalId: undefined }, 'no id'],
    ['its id is null', { externalId: null }, 'no id'],
    ['its id is empty', { externalId: '' }, 'no id'],
    ['its id is a number', { externalId: 2601.00001 }, 'id is not text (number)'],
    ['its id is an object', { externalId: { toString: () => '2601.00001' } }, 'id is not text (object)'],
    ['its id is a list', { externalId: ['2601.00001'] }, 'id is not text (object)'],
    ['its id has another form', { externalId: '2601.00001/../x' }, "id has not the form of a paper's"],
    ['it has no title', { title: undefined }, 'no title'],
    ['its title is blank', { title: ' \n\u200b' }, 'no title'],
    ['its title is no text', { title: { text: 'A' } }, 'no title'],
    ['it has no votes', { upvotes: undefined }, 'no upvotes'],
    ['its votes are null', { upvotes: null }, 'no upvotes'],
    ['its votes are text', { upvotes: '12' }, 'upvotes are no whole number from 0 to 10000000'],
    ['its votes are negative', { upvotes: -1 }, 'upvotes are no whole number from 0 to 10000000'],
    ['its votes are fractional', { upvotes: 1.5 }, 'upvotes are no whole number from 0 to 10000000'],
    [
      'its votes are absurdly many',
      { upvotes: 10_000_001 },
      'upvotes are no whole number from 0 to 10000000',
    ],
    ['its votes are not a number', { upvotes: Number.NaN }, 'upvotes are no whole number from 0 to 10000000'],
  ])('%s', (_, change, reason) => {
    const { items, rejected } = check({}, change, { externalId: '2601.00002' })
    expect(items.map(({ externalId, rank }) => [externalId, rank])).toEqual([
      ['2601.00001', 1],
      ['2601.00002', 3],
    ])
    const named = typeof change.externalId === 'string' ? change.externalId || null : null
    expect(rejected).toEqual([{ row: 2, externalId: 'externalId' in change ? named : '2601.00001', reason }])
  })

  test('its id stood on the page before: the first one counts', () => {
    const { items, rejected } = check({ upvotes: 5 }, { upvotes: 6 }, { upvotes: 7 })
    expect(items).toMatchObject([{ upvotes: 5 }])
    expect(rejected.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'stands twice on the page'],
      [3, 'stands twice on the page'],
    ])
  })

  test('but a row that is left out does not take the place of a good one with its id', () => {
    expect(check({ upvotes: null }, { upvotes: 6 })).toMatchObject({
      items: [{ upvotes: 6, rank: 2 }],
      rejected: [{ row: 1, reason: 'no upvotes' }],
    })
  })

  test('in the words of its source', () => {
    const { rejected } = validateRows(githubTrending, [
      { externalId: 'x', title: 'x', upvotes: 1 },
      { externalId: 'a/b', title: 'a/b', upvotes: null },
    ])
    expect(rejected.map(({ reason }) => reason)).toEqual([
      "id has not the form of a repository's",
      'no stars',
    ])
  })
})

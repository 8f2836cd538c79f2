import { expect, test } from 'vitest'
import { pendingJobs, type SearchState } from '../../workers/jobs/plan.ts'

const AT = Date.parse('2025-06-20T12:00:00Z')

const kinds = (search: SearchState): string[] => {
  const trends = {
    generation: { id: 1, version: '7', state: 'served' as const },
    untagged: true,
    uncounted: [],
    follows: [],
    retired: 1,
  }
  const listings = { listings: [], pauses: [], unclosed: [], unthinned: [] }
  return pendingJobs([], { listings, trends, votes: [], search, digests: [] }, '7', AT).map(
    ({ kind }) => kind,
  )
}

test('words are noted once items are tagged, and sorted before more are noted', () => {
  expect(kinds({ unnoted: true, unsorted: true })).toEqual([
    'tag',
    'sort-words',
    'note-words',
    'forget-generation',
  ])
  expect(kinds({ unnoted: true, unsorted: false })).toEqual(['tag', 'note-words', 'forget-generation'])
  expect(kinds({ unnoted: false, unsorted: false })).toEqual(['tag', 'forget-generation'])
})

import { expect, test } from 'vitest'
import { type VoteState, voteJobs } from '../../workers/jobs/vote-plan.ts'
import { sources } from '../../workers/sources/index.ts'

const PAPERS = 'huggingface-papers'
const REPOSITORIES = 'github-trending'
const AT = Date.parse('2025-07-10T12:00:00Z')

const state = (facts: Partial<VoteState> = {}): VoteState => ({
  source: PAPERS,
  agedThrough: '2025-07-08',
  nextToAge: null,
  learnedThrough: '2025-06-16',
  nextToLearn: null,
  ...facts,
})
const jobs = (...states: VoteState[]) => voteJobs(sources, states, AT)

test('there is nothing to do for a source that has come as far as possible, or was never seen', () => {
  expect(jobs(state())).toEqual({ aging: [], learning: [] })
  expect(jobs()).toEqual({ aging: [], learning: [] })
  expect(jobs(state({ source: 'gone', nextToAge: '2025-07-09' }))).toEqual({ aging: [], learning: [] })
})

test('a closed day is to be gone through, whatever the source', () => {
  const { aging } = jobs(
    state({ nextToAge: '2025-07-09' }),
    state({ source: REPOSITORIES, agedThrough: null, nextToAge: '2025-07-01' }),
  )
  expect(aging).toEqual([
    { kind: 'age-listing', source: PAPERS, before: '2025-07-08' },
    { kind: 'age-listing', source: REPOSITORIES, before: null },
  ])
})

test('a day is learned from once nobody looks at it any more', () => {
  expect(jobs(state({ nextToLearn: '2025-06-19' })).learning).toEqual([])
  expect(jobs(state({ nextToLearn: '2025-06-18' })).learning).toEqual([
    { kind: 'learn-votes', source: PAPERS, before: '2025-06-16', through: '2025-06-18' },
  ])
})

test('and once all its ladder ages are known', () => {
  const late = { agedThrough: '2025-06-20', nextToLearn: '2025-06-14', learnedThrough: null }
  expect(jobs(state(late)).learning).toEqual([
    { kind: 'learn-votes', source: PAPERS, before: null, through: '2025-06-14' },
  ])
  expect(jobs(state({ ...late, nextToLearn: '2025-06-15' })).learning).toEqual([])
  expect(jobs(state({ ...late, agedThrough: null })).learning).toEqual([])
})

test('nothing is learned from counts that never settle', () => {
  const { learning } = jobs(state({ source: REPOSITORIES, nextToLearn: '2025-06-01' }))
  expect(learning).toEqual([])
})

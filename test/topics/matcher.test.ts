import { describe, expect, it } from 'vitest'
import { createMatcher } from '../../workers/topics/matcher.ts'
import { sample, taxonomyOf, topic } from './sample.ts'

const { match, spellsAlias, version } = createMatcher(sample)
const found = (title: string, summary: string | null = null) =>
  match(title, summary).map(({ topic, strength }) => `${topic} ${strength}`)

describe('which topics an item is about', () => {
  it('is about what its title names', () => {
    expect(found('A policy for everyone')).toEqual(['policy about'])
  })

  it('mentions what its summary names once, and is about what it names twice', () => {
    expect(found('Untitled', 'We learn a policy.')).toEqual(['policy mention'])
    expect(found('Untitled', 'A policy that learns from a policy.')).toEqual(['policy about'])
    expect(found('Untitled', 'A policy, found by policy gradients.')).toEqual(['policy about'])
  })

  it('counts two aliases of one topic together', () => {
    expect(found('Untitled', 'Sparse experts, that is MoE layers.')).toEqual(['experts about'])
  })

  it('says nothing of empty and unrelated texts', () => {
    expect(found('')).toEqual([])
    expect(found('', '')).toEqual([])
    expect(found('Growing tomatoes', 'They like the sun.')).toEqual([])
  })

  it('lists topics by id, whatever the order of the text', () => {
    expect(found('RAG policies on a Mac: a mixture of experts')).toEqual([
      'experts about',
      'mac about',
      'policy about',
      'rag about',
    ])
  })

  it('carries the version of its taxonomy', () => {
    expect(version).toBe('test')
  })
})

describe('which words are an alias', () => {
  it('whole words only', () => {
    expect(found('Machine learning for macaroni and smac')).toEqual([])
    expect(found('Big Mac')).toEqual(['mac about'])
    expect(found('mac_os, mac')).toEqual(['mac about'])
  })

  it.each([
    'vision-language models',
    'Vision Language Model',
    'VISION–LANGUAGE MODELS',
    'vision\u2011language\nmodel',
    'vision/language: models',
    'ｖｉｓｉｏｎ language model',
  ])('in any case, with hyphens or spaces, singular or plural: %j', (title) => {
    expect(found(title)).toEqual(['vision-language about'])
  })

  it.each([
    'vision language modelling',
    'vision and language model',
    'visionlanguage model',
    'vision language',
  ])('not what only resembles one: %j', (title) => {
    expect(found(title)).toEqual([])
  })

  it('folds plurals in every word of an alias', () => {
    expect(found('mixtures of experts')).toEqual(['experts about'])
    expect(found('Policies')).toEqual(['policy about'])
  })

  it('acronyms only as written', () => {
    expect(found('RAG')).toEqual(['rag about'])
    expect(found('rag, Rag, RAGs, dRAG')).toEqual([])
    expect(found('MoE and MoEs')).toEqual(['experts about'])
    expect(found('moe MOE')).toEqual([])
    expect(found('A Next-Router')).toEqual(['next about'])
    expect(found('the next router')).toEqual([])
  })

  it('punctuation inside an alias is a gap like any other', () => {
    expect(found('Next.js')).toEqual(['next about'])
    expect(found('next js')).toEqual(['next about'])
  })

  it('a longer alias and the shorter one inside it are both found', () => {
    expect(match('Retrieval-augmented generation', null)[0]?.evidence.map(({ alias }) => alias)).toEqual([
      'retrieval-augmented',
      'retrieval-augmented generation',
    ])
  })

  it('an alias may begin inside another one', () => {
    const overlapping = createMatcher(taxonomyOf(topic('a', ['one two']), topic('b', ['two three'])))
    expect(overlapping.match('one two three', null).map((hit) => hit.topic)).toEqual(['a', 'b'])
    expect(overlapping.match('one one two', null).map((hit) => hit.topic)).toEqual(['a'])
  })

  it('an alias does not run from the title into the summary', () => {
    expect(found('A mixture', 'of experts')).toEqual([])
  })
})

describe('topics that count in titles only', () => {
  it('are found there', () => {
    expect(found('A survey of surveys')).toEqual(['surveys about'])
  })

  it('are neither found nor counted in the summary', () => {
    expect(found('Untitled', 'This survey is a survey.')).toEqual([])
    expect(match('A survey', 'This survey is a survey.')[0]?.evidence).toEqual([
      { alias: 'survey', where: 'title', count: 1, text: 'survey' },
    ])
  })
})

describe('the evidence', () => {
  it('says which alias, where, how often, and in which words', () => {
    const title = 'Sparse-Experts at work'
    const summary = 'A Mixture of  Experts beats sparse experts; mixtures-of-experts are MoE.'
    expect(match(title, summary)).toEqual([
      {
        topic: 'experts',
        strength: 'about',
        evidence: [
          { alias: 'sparse expert', where: 'title', count: 1, text: 'Sparse-Experts' },
          { alias: 'mixture of experts', where: 'summary', count: 2, text: 'Mixture of  Experts' },
          { alias: 'sparse expert', where: 'summary', count: 1, text: 'sparse experts' },
          { alias: 'MoE', where: 'summary', count: 1, text: 'MoE' },
        ],
      },
    ])
  })

  it('quotes at most eighty characters', () => {
    const [hit] = match(`sparse${' '.repeat(1000)}expert`, null)
    expect(hit?.evidence[0]?.text).toBe(`sparse${' '.repeat(74)}`)
  })
})

describe('whether words spell an alias', () => {
  it('asks for all of the words, folded', () => {
    expect(spellsAlias(['mixture', 'of', 'expert'])).toBe(true)
    expect(spellsAlias(['mixture', 'of'])).toBe(false)
    expect(spellsAlias(['sparse', 'expert', 'layer'])).toBe(false)
    expect(spellsAlias([])).toBe(false)
  })

  it('knows acronyms in any case', () => {
    expect(spellsAlias(['rag'])).toBe(true)
    expect(spellsAlias(['moe'])).toBe(true)
  })
})

describe('a taxonomy with one alias listed twice', () => {
  it('counts it once, for the topic that lists it first', () => {
    const twice = createMatcher(
      taxonomyOf(topic('first', ['tool use', 'tool-use']), topic('second', ['tools use'])),
    )
    expect(twice.match('', 'tool use')).toEqual([
      {
        topic: 'first',
        strength: 'mention',
        evidence: [{ alias: 'tool use', where: 'summary', count: 1, text: 'tool use' }],
      },
    ])
  })
})

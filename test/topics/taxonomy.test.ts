import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkTaxonomy } from '../../workers/topics/check.ts'
import { matcher, taxonomy } from '../../workers/topics/index.ts'
import { lintAliases } from '../../workers/topics/lint.ts'
import { createMatcher } from '../../workers/topics/matcher.ts'
import backtest from '../fixtures/backtest-counts.json' with { type: 'json' }

const FILE = 'workers/topics/taxonomy.json'

describe('the taxonomy of the project', () => {
  it('passes the check of the build', () => {
    expect(checkTaxonomy(readFileSync(FILE, 'utf8'), FILE)).toEqual(taxonomy)
  })

  it('has a version by year and month', () => {
    expect(taxonomy.version).toMatch(/^20\d\d-\d\d(\.\d+)?$/)
  })

  it('has each topic in a group, and topics in each group', () => {
    const used = new Set(taxonomy.topics.map(({ group }) => group))
    expect([...used].sort()).toEqual(taxonomy.groups.map(({ id }) => id).sort())
  })

  it('lists its topics group by group, in the order of the groups', () => {
    const order = taxonomy.groups.map(({ id }) => id)
    const places = taxonomy.topics.map(({ group }) => order.indexOf(group))
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it('lists no alias twice and none that holds another one of its topic', () => {
    expect(lintAliases(taxonomy)).toEqual([])
  })

  it('gives topics names that differ', () => {
    const names = taxonomy.topics.map(({ name }) => name.toLowerCase())
    expect(new Set(names).size).toBe(names.length)
  })

  it('still has every topic that the back-test counted', () => {
    const ids = new Set(taxonomy.topics.map(({ id }) => id))
    expect(Object.keys(backtest.any).filter((id) => !ids.has(id))).toEqual([])
  })

  it('stays within what one row a topic and day allows', () => {
    expect(taxonomy.topics.length).toBeLessThanOrEqual(500)
  })

  it('finds every alias of every topic in a title', () => {
    const { match } = createMatcher(taxonomy)
    for (const { id, aliases, exact } of taxonomy.topics) {
      for (const alias of [...aliases, ...exact]) {
        expect(match(`On ${alias} and more`, null).map((hit) => hit.topic)).toContain(id)
      }
    }
  })
})

describe('what the taxonomy says of titles', () => {
  const { match } = createMatcher(taxonomy)
  it.each([
    ['Grounding chatbots with RAG', ['ai-assistants', 'rag']],
    ['A survey of mixture-of-experts layers', ['mixture-of-experts', 'surveys']],
    ['Policies that forget: continual learning on robots', ['continual-learning']],
    ['A modality misalignment in a lookup fashion', []],
    ['ggerganov/llama.cpp', ['c-cpp', 'llm-inference-engines']],
    ['A self-hosted vector database written in Rust', ['rust', 'self-hosting', 'vector-databases']],
    ['An MCP server for PostgreSQL', ['mcp', 'relational-databases']],
    ['Machine translation of ragged text', ['multilingual']],
  ])('%s', (title, topics) => {
    expect(match(title, null).map(({ topic }) => topic)).toEqual(topics)
  })
})

describe('the matcher of the deployment', () => {
  it('matches the taxonomy of the deployment, and says so', () => {
    expect(matcher.version).toBe(taxonomy.version)
    expect(matcher.match('RAG', null)[0]?.topic).toBe('rag')
  })
})

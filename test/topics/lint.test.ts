import { describe, expect, it } from 'vitest'
import { FEWEST_ITEMS, lintAliases, lintUses } from '../../workers/topics/lint.ts'
import { createMatcher } from '../../workers/topics/matcher.ts'
import { usesOf } from '../../workers/topics/use.ts'
import { taxonomyOf, topic } from './sample.ts'

describe('the look at the taxonomy alone', () => {
  const look = (aliases: string[], exact: string[] = []) =>
    lintAliases(taxonomyOf(topic('one', aliases, { exact }), topic('other', ['model zoo']))).map(
      ({ kind, alias, message }) => `${kind}: ${alias} ${message}`,
    )

  it('finds aliases that fold to one another', () => {
    expect(look(['tool use', 'Tool-Uses'])).toEqual(['listed twice: Tool-Uses is "tool use" again'])
    expect(look(['slam'], ['SLAM'])).toEqual(['listed twice: SLAM is "slam" again'])
  })

  it('finds aliases that hold another one', () => {
    expect(look(['deep world model', 'world model'])).toEqual([
      'shadowed: deep world model holds "world model", so one place counts twice',
    ])
  })

  it('is content with whole words that differ, and with an acronym and its plural', () => {
    expect(look(['world model', 'world modeling', 'underworld model'], ['WM', 'WMs'])).toEqual([])
  })
})

describe('the look at how aliases are used', () => {
  const taxonomy = taxonomyOf(
    topic('common', ['system', 'apparatus']),
    topic('known', ['paper'], { broad: true }),
    topic('rare', ['tomato'], { exact: ['TOM'] }),
  )
  const items = Array.from({ length: 400 }, (_, place) => ({
    title: place % 100 === 0 ? `Tomato number ${place}` : `Paper ${place}`,
    summary: place % 5 === 0 ? `The papers describe the great system of ${place}. A system!` : null,
  }))
  const { uses, coverage } = usesOf(taxonomy, createMatcher(taxonomy), items, 2)
  const findings = lintUses(taxonomy, uses, items.length)

  it('counts items, not places', () => {
    expect(uses.map(({ alias, items }) => `${alias} ${items}`)).toEqual([
      'system 80',
      'apparatus 0',
      'paper 400',
      'tomato 4',
      'TOM 0',
    ])
  })

  it('says how many items have a topic, and how many are about one', () => {
    expect(coverage).toEqual({ items: 400, tagged: 400, about: 400 })
  })

  it('makes an error of an alias in more than 15% of the items, unless its topic is broad', () => {
    expect(findings.filter(({ level }) => level === 'error')).toEqual([
      expect.objectContaining({ kind: 'too broad', topic: 'common', alias: 'system' }),
    ])
    expect(findings[0]?.message).toBe('is found in 20.0% of the items')
  })

  it('warns of aliases that no item has', () => {
    const never = findings.filter(({ kind }) => kind === 'never found')
    expect(never.map(({ topic, alias, level }) => `${level} ${topic} ${alias}`)).toEqual([
      'warning common apparatus',
      'warning rare TOM',
    ])
  })

  it('shows places, with the words found in brackets and some of what stands around', () => {
    expect(uses[3]?.contexts).toHaveLength(2)
    expect(uses[3]?.contexts[0]).toMatch(/^\[Tomato\] number \d+$/)
    expect(uses[0]?.contexts[1]).toMatch(/^The papers describe the great \[system\] of \d+\. A system!$/)
  })

  it('says nothing over a handful of items', () => {
    expect(lintUses(taxonomy, uses, FEWEST_ITEMS - 1)).toEqual([])
  })

  it('counts nothing in no items', () => {
    const nothing = usesOf(taxonomy, createMatcher(taxonomy), [], 2)
    expect(nothing.coverage).toEqual({ items: 0, tagged: 0, about: 0 })
    expect(nothing.uses.every(({ items }) => items === 0)).toBe(true)
  })
})

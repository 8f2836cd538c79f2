import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differenceFrom, everythingOf, type KnownItem } from '../../workers/collect/difference.ts'
import type { ListedItem } from '../../workers/types.ts'

const item = (number: number, facts: Partial<ListedItem> = {}): ListedItem => ({
  externalId: `item-${number}`,
  title: `Item ${number}`,
  summary: 'What it is',
  authors: [],
  authorCount: 0,
  organization: null,
  publishedAt: 0,
  upvotes: 10,
  comments: 1,
  details: { stars: 5 },
  rank: number,
  ...facts,
})

const known = (number: number, facts: Partial<KnownItem> = {}): KnownItem => ({
  itemId: number,
  externalId: `item-${number}`,
  title: `Item ${number}`,
  bare: false,
  organizationId: null,
  organization: null,
  upvotes: 10,
  comments: 1,
  details: '{"stars":5}',
  rank: number,
  leftAt: null,
  ...facts,
})

const plainly = { inFull: false, whole: true }
const numbers = (items: readonly ListedItem[]) => items.map(({ rank }) => rank)

describe('what a look has to change', () => {
  test('is nothing when it shows what is known', () => {
    expect(differenceFrom([known(1), known(2)], [item(1), item(2)], plainly)).toEqual({
      told: [],
      voted: [],
      placed: [],
      returned: [],
      left: [],
      unseen: [],
      moved: [],
    })
  })

  test('is everything about an item that is new on the listing', () => {
    const { told, voted, placed, returned } = differenceFrom([known(1)], [item(1), item(2)], plainly)
    expect([told, voted, placed, returned].map(numbers)).toEqual([[2], [2], [2], []])
  })

  test.each<[string, Partial<ListedItem>]>([
    ['votes', { upvotes: 9 }],
    ['comments', { comments: 2 }],
    ['a detail', { details: { stars: 6 } }],
    ['a detail that was unknown', { details: { forks: 1 } }],
  ])('are %s alone where those differ', (_, facts) => {
    const { told, voted, placed } = differenceFrom([known(1)], [item(1, facts)], plainly)
    expect([told, voted, placed].map(numbers)).toEqual([[], [1], []])
  })

  test('does not include what the look does not say', () => {
    expect(differenceFrom([known(1)], [item(1, { comments: null, details: {} })], plainly).voted).toEqual([])
  })

  test('is the text of an item that is called something else, or of which something was unknown', () => {
    const before = [known(1, { title: 'Item one' }), known(2, { bare: true }), known(3)]
    expect(numbers(differenceFrom(before, [item(1), item(2), item(3)], plainly).told)).toEqual([1, 2])
  })

  test('is the text of every item where it is compared in full', () => {
    const { told, voted } = differenceFrom([known(1)], [item(1)], { inFull: true, whole: true })
    expect([numbers(told), numbers(voted)]).toEqual([[1], []])
  })

  test('is the place of an item that moved, and of one that is back', () => {
    const before = [known(1, { rank: 4 }), known(2, { leftAt: 5 }), known(3)]
    const { placed, returned } = differenceFrom(before, [item(1), item(2), item(3)], plainly)
    expect([numbers(placed), numbers(returned)]).toEqual([[1, 2], [2]])
  })

  test('is that items have left, where the whole listing was seen, and only once', () => {
    const before = [known(1), known(2), known(3, { leftAt: 7 })]
    expect(differenceFrom(before, [item(1)], plainly).left).toEqual([2])
    expect(differenceFrom(before, [item(1)], { inFull: false, whole: false }).left).toEqual([])
    const cutOff = differenceFrom(before, [item(1)], { inFull: false, whole: false, cutOff: true })
    expect([cutOff.left, cutOff.unseen]).toEqual([[], [2]])
  })

  test.each<[string, Partial<KnownItem>, Partial<ListedItem>, number[]]>([
    ['named for the first time', {}, { organization: { id: 'lab', name: 'Lab' } }, [1]],
    [
      'another one',
      { organizationId: 'a', organization: 'A' },
      { organization: { id: 'b', name: 'B' } },
      [1],
    ],
    [
      'called something else',
      { organizationId: 'a', organization: 'A' },
      { organization: { id: 'a', name: 'B' } },
      [1],
    ],
    ['the same', { organizationId: 'a', organization: 'A' }, { organization: { id: 'a', name: 'A' } }, []],
    [
      'named without its id',
      { organizationId: 'a', organization: 'A' },
      { organization: { id: null, name: 'A' } },
      [],
    ],
    ['not named any more', { organizationId: 'a', organization: 'A' }, { organization: null }, []],
  ])('is the organisation of an item: %s', (_, before, now, moved) => {
    expect(differenceFrom([known(1, before)], [item(1, now)], { inFull: true, whole: true }).moved).toEqual(
      moved,
    )
    expect(differenceFrom([], [item(1, now)], { inFull: true, whole: true }).moved).toEqual([])
  })

  test('is for the database to find out where the look is older than what is known', () => {
    const { told, voted, placed, returned, left } = everythingOf([item(1), item(2)])
    expect([told, voted, placed, returned].map(numbers)).toEqual([[1, 2], [1, 2], [1, 2], []])
    expect(left).toEqual([])
  })

  test('is nothing when looked at again after it was made', () => {
    const arbitrary = fc.record({ upvotes: fc.nat(5), rank: fc.nat(5), comments: fc.option(fc.nat(3)) })
    fc.assert(
      fc.property(fc.array(arbitrary, { maxLength: 8 }), (facts) => {
        const items = facts.map((one, i) => item(i, one))
        const after = items.map(({ rank, upvotes, comments, externalId }, i) =>
          known(i, { externalId, rank, upvotes, comments }),
        )
        const { told, voted, placed, returned, left, moved } = differenceFrom(after, items, plainly)
        expect([told, voted, placed, returned, left, moved].every((part) => part.length === 0)).toBe(true)
      }),
    )
  })
})

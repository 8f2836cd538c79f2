import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { itemsWithAll } from '../../workers/search/find.ts'
import { BUCKETS, bucketOf, ERA, linesByBucket, linesOf, NO_LINES } from '../../workers/search/lines.ts'

const placesOf = (text: string, word: string): number[] => itemsWithAll([{ word, texts: [text] }], ERA, ERA)

const descending = (a: number, b: number): number => b - a

const items = fc.uniqueArray(
  fc.record({
    id: fc.oneof(fc.nat(300), fc.nat(ERA - 1)),
    words: fc.uniqueArray(fc.constantFrom<string[]>('a', 'b', 'ab', 'rag', 'ra', 'ä', '学', '@source')),
  }),
  { selector: ({ id }) => id },
)

test('an era holds 262,144 items', () => expect(ERA).toBe(262_144))

test('every item is found by each of its words, and by no other', () => {
  fc.assert(
    fc.property(items, (noted) => {
      const text = NO_LINES + linesOf(noted)
      for (const word of ['a', 'b', 'ab', 'rag', 'ra', 'ä', '学', '@source', 'none', '']) {
        const using = noted.filter(({ words }) => words.includes(word)).map(({ id }) => id)
        expect(placesOf(text, word)).toEqual(using.sort(descending))
      }
    }),
  )
})

test('a text that was cut off is read up to its last whole line', () => {
  const first = linesOf([{ id: 7, words: ['rag'] }])
  const cutOff = linesOf([{ id: 9, words: ['rag'] }]).slice(0, -1)
  expect(placesOf(NO_LINES + first + cutOff, 'rag')).toEqual([7])
})

test('sorted into buckets, whatever was added one after the other, words lead to the same items', () => {
  fc.assert(
    fc.property(items, items, (first, second) => {
      const text = NO_LINES + linesOf(first) + linesOf(second)
      const buckets = linesByBucket(text)
      for (const word of ['a', 'ab', 'ä', '@source', 'none'])
        expect(placesOf(NO_LINES + (buckets.get(bucketOf(word)) ?? ''), word)).toEqual(placesOf(text, word))
    }),
  )
})

test('items with all words are those that every word leads to, the highest first, each once', () => {
  fc.assert(
    fc.property(items, items, fc.nat(ERA), fc.nat(9), (first, second, before, most) => {
      const texts = [NO_LINES + linesOf(first), NO_LINES + linesOf(second)]
      const asked = ['a', 'b', '@source']
      const found = itemsWithAll(
        asked.map((word) => ({ word, texts })),
        before,
        most,
        (id) => id % 7 > 0,
      )
      const wordsOf = new Map<number, Set<string>>()
      for (const { id, words } of [...first, ...second])
        wordsOf.set(id, new Set([...(wordsOf.get(id) ?? []), ...words]))
      const expected = [...wordsOf]
        .filter(([id, words]) => id < before && id % 7 > 0 && asked.every((word) => words.has(word)))
        .map(([id]) => id)
      expect(found).toEqual(expected.sort(descending).slice(0, most))
    }),
  )
})

test('items of any era have a place within it', () => {
  expect(placesOf(NO_LINES + linesOf([{ id: 5 * ERA + 7, words: ['a'] }]), 'a')).toEqual([7])
})

test('a word of every item takes up a character an item, and needs no escaping in JSON', () => {
  const text = linesOf(Array.from({ length: 96 }, (_, id) => ({ id: id * 28, words: ['a'] })))
  expect(text).toHaveLength('a '.length + 3 + 95 + '\n'.length)
  const steps = linesOf(Array.from({ length: 40 }, (_, n) => ({ id: (n * (n + 1)) / 2, words: ['a'] })))
  expect(JSON.stringify(steps).length).toBe(steps.length + '""'.length + '\\'.length)
})

test('words are spread over all buckets', () => {
  const buckets = new Set(Array.from({ length: 5000 }, (_, i) => bucketOf(`word${i}`)))
  expect(buckets.size).toBe(BUCKETS)
})

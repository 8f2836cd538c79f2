import { describe, expect, test } from 'vitest'
import { parseSavedText } from '../../../workers/sources/huggingface/saved-text.ts'
import { huggingfacePapers } from '../../../workers/sources/huggingface-papers.ts'
import { SourceChanged } from '../../../workers/sources/source-changed.ts'
import { idFromTitle } from '../../../workers/sources/title-key.ts'
import type { ListedItem } from '../../../workers/types.ts'
import { accepted, expected, fixture } from '../fixture.ts'

const text = fixture('huggingface/saved-listing.txt')
const wanted = expected<{ items: Omit<ListedItem, 'externalId'>[]; rejected: number[] }>(
  'huggingface/saved-listing.expected.json',
)
const read = (saved: string, day = '2026-03-11') => accepted(huggingfacePapers, parseSavedText(saved, day))

describe('the listing saved as text', () => {
  test('gives the papers we expect, each under an id made from its title', () => {
    const { items } = read(text)
    expect(items).toEqual(wanted.items.map((item) => ({ externalId: idFromTitle(item.title), ...item })))
  })

  test('leaves out a paper whose date line cannot be read: its votes are unknown, not zero', () => {
    expect(read(text).rejected).toEqual(
      wanted.rejected.map((row) => ({
        row,
        externalId: idFromTitle('A Date That Is None'),
        reason: 'no upvotes',
      })),
    )
  })

  test('dates without a year are of the year that is told', () => {
    const years = (day: string) =>
      read(text, day).items.map(({ publishedAt }) => new Date(publishedAt ?? 0).getUTCFullYear())
    expect(years('2026-03-11')).toEqual([2026, 2025, 2026, 2026])
    expect(years('2024-03-11')).toEqual([2024, 2025, 2024, 2024])
  })

  test('is the same with the line ends of any system', () => {
    expect(read(text.replaceAll('\n', '\r\n'))).toEqual(read(text))
    expect(read(text.replaceAll('\n', '  \n\n'))).toEqual(read(text))
  })

  test('does without the header of the page', () => {
    expect(read('A Title\n\nAn abstract.\n\n• 2 authors\n·\nMar 3 7\n').items).toMatchObject([
      { title: 'A Title', summary: 'An abstract.', authorCount: 2, upvotes: 7 },
    ])
  })

  test('says that it holds no day of its own', () => {
    expect(parseSavedText(text, '2026-03-11').day).toBeNull()
  })

  test('refuses more papers than a listing can have', () => {
    expect(() => read('A Title\n· \nMar 3 7\n'.repeat(1001))).toThrow('1001 rows are no listing')
  })

  test.each(['', 'Daily Papers\n\nMar 11\n\nA title\n', 'a · b'])('raises on %j', (other) => {
    expect(() => parseSavedText(other, '2026-03-11')).toThrow(SourceChanged)
  })
})

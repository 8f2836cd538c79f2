import { describe, expect, test } from 'vitest'
import { all, exactRows, value } from '../helpers/database.ts'
import { arxivId, barePaper, paper } from '../helpers/rows.ts'
import { bring, see } from '../helpers/seeing.ts'
import { hour } from '../helpers/times.ts'

describe('a listing known by titles alone', () => {
  const byTitle = (number: number, title: string, votes: number) =>
    barePaper(number, votes, { externalId: `title-${'0'.repeat(13)}${number}`, title })

  test('finds papers that are known under their own ids', async () => {
    await see(hour(2), [paper(1, 10, { title: 'Attention, Please!' })])
    const { idFromTitle } = await import('../../../workers/sources/title-key.ts')
    const brought = barePaper(1, 12, {
      externalId: idFromTitle('attention please'),
      title: 'Attention, Please!',
    })
    expect(await bring(hour(5), [brought], { now: hour(6) })).toMatchObject({ new: 0, changed: 1 })
    expect(await all('SELECT external_id, upvotes FROM item')).toEqual([
      { external_id: arxivId(1), upvotes: 12 },
    ])
  })

  test('keeps unknown ones under the id made from the title, and knows them again', async () => {
    const brought = [byTitle(1, 'One', 3), byTitle(2, 'Two', 0)]
    expect(await bring(hour(5), brought)).toMatchObject({ new: 2, changed: 0, unchanged: 0 })
    const before = await exactRows()
    expect(await bring(hour(5), brought)).toMatchObject({ new: 0, changed: 0, unchanged: 2 })
    expect(await exactRows()).toEqual(before)
  })

  test('does not mix up papers of another source', async () => {
    const { idFromTitle } = await import('../../../workers/sources/title-key.ts')
    await see(hour(2), [paper(1, 10, { externalId: 'owner/name', title: 'Same title' })], {
      source: 'github-trending',
    })
    await bring(hour(5), [barePaper(1, 12, { externalId: idFromTitle('Same title'), title: 'Same title' })])
    expect(await value('SELECT count(*) FROM item')).toBe(2)
  })
})

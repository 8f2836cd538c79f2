import { beforeEach, describe, expect, test } from 'vitest'
import { idFromTitle } from '../../../workers/sources/title-key.ts'
import { collectAt } from '../helpers/collecting.ts'
import { all, exactRows, value, version } from '../helpers/database.ts'
import { arxivId, barePaper, paper } from '../helpers/rows.ts'
import { bring, see } from '../helpers/seeing.ts'
import { DAY_ONE, hour } from '../helpers/times.ts'
import { papers, upstream } from '../helpers/upstream.ts'

describe('a listing known by titles alone', () => {
  const byTitle = (number: number, title: string, votes: number) =>
    barePaper(number, votes, { externalId: `title-${'0'.repeat(13)}${number}`, title })

  test('finds papers that are known under their own ids', async () => {
    await see(hour(2), [paper(1, 10, { title: 'Attention, Please!' })])
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
    await see(hour(2), [paper(1, 10, { externalId: 'owner/name', title: 'Same title' })], {
      source: 'github-trending',
    })
    await bring(hour(5), [barePaper(1, 12, { externalId: idFromTitle('Same title'), title: 'Same title' })])
    expect(await value('SELECT count(*) FROM item')).toBe(2)
  })
})

describe('a paper known by its title alone that is listed under its own id later', () => {
  const title = 'Generated paper number 2'
  beforeEach(() => bring(hour(1), [barePaper(2, 3, { externalId: idFromTitle(title), title })]))
  const standing = () =>
    all(
      `SELECT i.id, i.external_id, i.upvotes, li.left_at FROM listing_item AS li JOIN item AS i ON i.id = li.item_id
       WHERE li.day = ? ORDER BY i.id`,
      DAY_ONE,
    )
  const two = [
    { id: 1, external_id: arxivId(2), upvotes: 99, left_at: null },
    { id: 2, external_id: arxivId(1), upvotes: 100, left_at: null },
  ]

  test('is the same paper when it is collected', async () => {
    const site = upstream()
    site.papers.set(DAY_ONE, papers(2))
    const before = await version()
    expect(await collectAt(hour(2), site)).toMatchObject({ itemsNew: 1, itemsChanged: 1 })
    expect(await standing()).toEqual(two)
    expect(await value('SELECT items FROM listing')).toBe(2)
    expect(await value('SELECT items FROM source_state')).toBe(2)
    expect(await version()).toBeGreaterThan(before)
    expect(await collectAt(hour(3), site)).toMatchObject({ status: 'unchanged' })
    expect(await all('SELECT * FROM gap')).toEqual([])
  })

  test('is the same paper when it is brought', async () => {
    expect(await bring(hour(2), [paper(1, 100), paper(2, 99)])).toMatchObject({ new: 1, changed: 1 })
    expect(await standing()).toEqual(two)
  })

  test('stays another one where the paper is known already', async () => {
    await see(hour(2), [paper(2, 5)], { day: '2025-06-09' })
    const site = upstream()
    site.papers.set(DAY_ONE, papers(2))
    await collectAt(hour(2), site)
    expect((await standing()).map((row) => row.external_id)).toEqual([
      idFromTitle(title),
      arxivId(2),
      arxivId(1),
    ])
  })
})

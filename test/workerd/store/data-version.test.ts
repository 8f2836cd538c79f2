import { describe, expect, test } from 'vitest'
import { version } from '../helpers/database.ts'
import { paper } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { hour } from '../helpers/times.ts'

describe('the data version', () => {
  test.each([
    ['a new item', [paper(1, 10), paper(2, 5), paper(3, 1)]],
    ['changed votes', [paper(1, 11), paper(2, 5)]],
    ['a changed title', [paper(1, 10, { title: 'Changed' }), paper(2, 5)]],
    ['a changed detail', [paper(1, 10, { details: { github_stars: 9 } }), paper(2, 5)]],
    ['a changed place', [paper(1, 10, { rank: 9 }), paper(2, 5)]],
    ['the last item leaving', [paper(1, 10)]],
  ])('grows with %s', async (_, items) => {
    await see(hour(2), [paper(1, 10), paper(2, 5)], { whole: true })
    const before = await version()
    await see(hour(3), items, { whole: true })
    expect(await version()).toBeGreaterThan(before)
  })

  test('grows with a gap that a look brings to light', async () => {
    await see(hour(2), [paper(1, 10)])
    const before = await version()
    await see(hour(9), [paper(1, 10)], { missed: { from: hour(2), reason: 'nobody looked' } })
    expect(await version()).toBeGreaterThan(before)
  })

  test('stays when nothing changed', async () => {
    await see(hour(2), [paper(1, 10), paper(2, 5)], { whole: true })
    const before = await version()
    await see(hour(3), [paper(1, 10), paper(2, 5)], { whole: true })
    await see(hour(3), [paper(1, 10), paper(2, 5)], { whole: true })
    expect(await version()).toBe(before)
  })
})

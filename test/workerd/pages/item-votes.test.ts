import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { api } from '../helpers/app.ts'
import { chartOn, open } from '../helpers/page.ts'
import { paper } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { hour, PAPERS } from '../helpers/times.ts'

const PATH = `/items/${PAPERS}:2506.00001`

describe('how its votes come', () => {
  const learn = () =>
    env.DB.prepare('INSERT INTO vote_model (source, fits, cohorts) VALUES (?1, ?2, ?3)')
      .bind(
        PAPERS,
        '[{"age":2,"a":0.6931471805599453,"b":1,"c":0,"bins":[{"upTo":null,"lo":-0.5,"hi":0.5}],"items":400}]',
        '[[2,4,[[5,1],[40,1]]]]',
      )
      .run()

  test('is told in words, and where it is going by what was learned here', async () => {
    await learn()
    for (const [h, votes] of [
      [0, 1],
      [1, 3],
      [2, 9],
    ] as const)
      await see(hour(h), [paper(1, votes)])
    const page = await open(PATH)
    expect((await page.texts('dl.facts dd')).slice(1, 3)).toEqual([
      '4.5 upvotes an hour, getting faster',
      'more than 50% of recent papers at its age',
    ])
    expect((await page.texts('figcaption'))[0]).toMatch(
      /By 1 Jul 2025, 00:00 UTC it is expected to have 19 upvotes \(80%: 11 to 32\), going by 400 papers whose votes have settled\.$/,
    )
    expect((await page.texts('figure .key span')).at(-1)).toMatch(/^ ?expected, with its 80% interval/)
  })

  test('stands before the curve of a typical paper, as it is in the data', async () => {
    const cohorts = '[[1,2,[[2,3]]],[2,4,[[5,1],[8,1],[40,1]]],[3,null,[[9,1],[12,1]]],[24,null,[[60,4]]]]'
    await env.DB.prepare('INSERT INTO vote_model (source, cohorts) VALUES (?1, ?2)')
      .bind(PAPERS, cohorts)
      .run()
    for (const [h, votes] of [
      [1.5, 3],
      [3.5, 9],
    ] as const)
      await see(hour(h), [paper(1, votes)])
    const { body } = await api(`${PATH}/upvotes`)
    expect(body.meta.typical).toEqual([
      [1, 2, 3],
      [2, 8, 3],
      [3, 10.5, 2],
      [24, 60, 4],
    ])
    const page = await open(PATH)
    expect(chartOn(page).typical).toEqual(
      body.meta.typical.map(([age, votes]: number[]) => [hour(age ?? 0), votes]),
    )
    expect((await page.texts('figcaption'))[0]).toContain(
      'At 3 hours, half of 2 papers of the last 28 days had 10.5 or fewer.',
    )
    expect((await page.texts('figure .key'))[0]).toContain('typical paper of the last 28 days')
    expect(await page.texts('figure tbody td')).toContain('typical at 24 h: the middle of 4 papers')
  })

  test('has no typical curve beside it when it was first seen long afterwards', async () => {
    await learn()
    await see(hour(24 * 40), [paper(1, 50)])
    const page = await open(PATH, { now: hour(24 * 40 + 1) })
    expect(chartOn(page).typical).toEqual([])
  })

  test('is said to be unknown, and why, while that may change', async () => {
    for (const h of [1, 2]) await see(hour(h), [paper(1, h)])
    const page = await open(PATH)
    expect((await page.texts('figcaption'))[0]).toContain('No forecast: too early')
    expect((await page.texts('figure .key'))[0]).not.toContain('expected')
    // Weeks later there is nothing left to forecast.
    expect((await (await open(PATH, { now: hour(24 * 60) })).texts('figcaption'))[0]).not.toContain('orecast')
  })
})

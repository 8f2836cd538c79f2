import { expect, test } from 'vitest'
import { startOf } from '../../../workers/days.ts'
import { ask } from '../helpers/app.ts'
import { open } from '../helpers/page.ts'
import { paper, repository } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { hour, REPOSITORIES } from '../helpers/times.ts'

test('the numbers as data are, without a request, an example, beside the newest month that has settled or that there is', async () => {
  await see(hour(2), [paper(1, 10)], { day: '2025-04-02' })
  await see(hour(2), [repository('owner/a', 9, 1)], { source: REPOSITORIES, whole: true })
  const page = await open('/data', { now: startOf('2025-06-20') })
  expect((await page.texts('h2'))[0]).toBe('An example: what is rising')
  const months = await page.texts('.formats li')
  expect(months.slice(2)).toEqual([
    'Hugging Face Daily Papers: April 2025, settled',
    'GitHub Trending: June 2025, which still changes',
  ])
  for (const link of (await page.attributes('.formats a', 'href')).slice(2))
    expect((await ask(new URL(link ?? '').pathname)).status).toBe(200)
})

test.each(['/trends/nothing', '/items.csv', '/nowhere?x=1', '/runs/'])(
  'those of %s, which the API does not have, say so',
  async (of) => {
    const page = await open(`/data?of=${encodeURIComponent(of)}`)
    expect(page.status).toBe(400)
    expect(await page.texts('h1')).toEqual(["This can't be shown"])
    expect((await page.texts('.trouble-page p'))[0]).toContain('is no path of the API')
    expect(page.html).not.toContain('curl')
  },
)

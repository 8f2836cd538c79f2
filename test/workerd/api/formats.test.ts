import { beforeEach, describe, expect, test } from 'vitest'
import { api, ask, textOf } from '../helpers/app.ts'
import { barePaper, paper, repository } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { DAY_ONE, hour, REPOSITORIES } from '../helpers/times.ts'

beforeEach(async () => {
  await see(hour(2), [
    paper(1, 10, { title: 'Commas, "quotes" and\u2028more' }),
    barePaper(2, 30),
    paper(3, 20, { title: '=HYPERLINK("https://elsewhere.example")' }),
  ])
  await see(hour(3), [repository('owner/name', 500, 1)], { source: REPOSITORIES, whole: true })
  await see(hour(4), [paper(1, 15)])
})

const LISTS = [
  '/sources',
  '/runs',
  '/items',
  `/items?day=${DAY_ONE}`,
  '/items?limit=2&sort=published',
  '/items?sort=velocity',
  '/trends/volume',
  '/items/huggingface-papers:2506.00001/upvotes',
  '/items/github-trending:owner/name/upvotes',
]

const as = (path: string, format: string) => {
  const [bare = '', query] = path.split('?')
  return `/api/v1${bare}.${format}${query === undefined ? '' : `?${query}`}`
}

/** Reads RFC 4180. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    if (quoted) {
      if (character === '"' && text[i + 1] === '"') cell += text[++i]
      else if (character === '"') quoted = false
      else cell += character
    } else if (character === '"') quoted = true
    else if (character === ',') {
      rows.at(-1)?.push(cell)
      cell = ''
    } else if (character === '\r') {
      rows.at(-1)?.push(cell)
      cell = ''
      rows.push([])
      i++
    } else cell += character
  }
  return rows.slice(0, -1)
}

describe.each(LISTS)('%s', (path) => {
  test('as ndjson is the same rows, one a line', async () => {
    const response = await ask(as(path, 'ndjson'))
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8')
    const text = await textOf(response)
    expect(text.endsWith('\n')).toBe(true)
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual((await api(path)).body.data)
  })

  test('as CSV is the same values', async () => {
    const response = await ask(as(path, 'csv'))
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    const [header = [], ...rows] = parseCsv(await response.text())
    const { data } = (await api(path)).body
    expect(rows).toEqual(
      data.map((row: Record<string, unknown>) =>
        header.map((name) => {
          const [outer = '', inner] = name.split('.')
          const field = row[outer] as Record<string, unknown> | undefined
          const value = inner === undefined ? field : field?.[inner]
          const text = Array.isArray(value) ? value.join('; ') : value == null ? '' : String(value)
          return /^[=+@-]/.test(text) && typeof value !== 'number' ? `'${text}` : text
        }),
      ),
    )
    expect(rows.length).toBeGreaterThan(0)
  })

  test('in every format leads to the same next page', async () => {
    const { headers } = await api(path)
    for (const format of ['csv', 'ndjson']) {
      const link = (await ask(as(path, format))).headers.get('link')
      expect(link === null).toBe(headers.get('link') === null)
      if (link !== null) expect(link).toContain(`.${format}?`)
    }
  })
})

test('CSV has the same columns with and without rows', async () => {
  const [header] = parseCsv(await (await ask('/api/v1/items.csv')).text())
  const empty = parseCsv(await (await ask('/api/v1/items.csv?day=2019-01-01')).text())
  expect(empty).toEqual([header])
})

test('ndjson of nothing is nothing', async () => {
  expect(await textOf(await ask('/api/v1/items.ndjson?day=2019-01-01'))).toBe('')
})

test.each(['/health.csv', '/runs/1.csv', '/items/huggingface-papers:2506.00001.ndjson', '/items.xml'])(
  '%s does not exist',
  async (path) => {
    expect((await api(path)).status).toBe(404)
  },
)

test('bad parameters are a problem in JSON in every format', async () => {
  for (const format of ['csv', 'ndjson']) {
    const response = await ask(`/api/v1/items.${format}?limit=0`)
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  }
})

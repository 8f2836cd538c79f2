import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, startOf } from '../../../workers/days.ts'
import { type Asking, api, ask, askCounted, textOf } from '../helpers/app.ts'
import { value } from '../helpers/database.ts'
import { counted, place } from '../helpers/placing.ts'
import { PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { begin, countEverything, daysFrom, followTo } from '../helpers/trends.ts'

const FIRST = '2025-01-06'
const LAST = addDays(FIRST, 8 * 7 + 2)
const RECENT = daysFrom(addDays(LAST, -27), 28)
const asking: Asking = { now: startOf(addDays(LAST, 3)) }

const emerging = async (query = '') => await api(`/trends/emerging${query}`, asking)

/** Twenty items a day, then two a day, and two phrases that come up; followed to the middle of a week. */
async function seed(): Promise<void> {
  await begin()
  await counted(daysFrom(FIRST, 31), 20, { 'salt lamp': 2, 'glacier token': 0 })
  const titles = RECENT.map((_, i) => (i < 8 ? 'Glacier Tokens' : i < 14 ? 'Quilted Boats' : 'Nothing'))
  await place(
    ...RECENT.flatMap((day, i) => [
      { id: `${day}-1`, days: [day], title: titles[i] ?? '', upvotes: i },
      { id: `${day}-2`, days: [day], title: 'Nothing' },
    ]),
  )
  await countEverything(1)
  await followTo(1, LAST)
}

describe('/trends/emerging', () => {
  beforeEach(seed)

  test('answers phrases in the order of their cautious lift, in words and numbers, with items', async () => {
    const { status, body } = await emerging()
    expect(status).toBe(200)
    expect(body.data.map(({ rank, name }: { rank: number; name: string }) => [rank, name])).toEqual([
      [1, 'Glacier Tokens'],
      [2, 'Quilted Boats'],
    ])
    const { sentence, ...row } = body.data[0]
    expect(row).toMatchObject({ phrase: 'glacier token', flag: 'new', k28: 8, n28: 56, k182: 0, n182: 620 })
    expect(row).toMatchObject({ in_title: 8, nested: [] })
    expect(sentence).toMatch(
      /^New: 8 of 56 papers in 28 days; (?:under )?\d\.\d expected; x\d+ \(80%: \d+-\d+\); P\(rise\) over 99%$/,
    )
    expect(row.lo).toBeLessThan(row.lift)
    expect(row.items[0]).toEqual({ id: `${PAPERS}:${RECENT[7]}-1`, title: 'Glacier Tokens', upvotes: 7 })
    expect(row.items).toHaveLength(3)
    expect(body.meta).toMatchObject({ day: LAST, track_record: { calls: 0, hit_rate: null } })
  })

  test('keeps to limit and min_items', async () => {
    expect((await emerging('?limit=1')).body.data).toHaveLength(1)
    expect((await emerging('?min_items=7')).body.data).toHaveLength(1)
    expect((await emerging('?min_items=9')).body.data).toEqual([])
  })

  test('answers as of the end of an earlier week', async () => {
    const { body } = await emerging(`?as_of=${LAST}`)
    expect(body.meta.day).toBe(addDays(LAST, -3))
    expect(body.data.map(({ name, items }: { name: string; items: [] }) => [name, items])).toEqual([
      ['Glacier Tokens', []],
      ['Quilted Boats', []],
    ])
    expect((await emerging(`?as_of=${addDays(FIRST, 10)}`)).body.data).toEqual([])
  })

  test.each(['emerging', 'rising', 'falling'])(
    'before the first week, %s is empty, and says why',
    async (of) => {
      const { status, body } = await api(`/trends/${of}?as_of=2024-01-01`, asking)
      expect([status, body.data]).toEqual([200, []])
      expect(body.meta.reason).toBe('by 2024-01-01 no week had been followed to its end')
    },
  )

  test.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['min_items=-1', 'min_items'],
    ['as_of=2025-02-30', 'as_of'],
    ['as_of=2999-01-01', 'as_of'],
    ['source=nowhere', 'source'],
    ['group=language', 'group'],
  ])('refuses %s', async (query, parameter) => {
    const { status, body } = await emerging(`?${query}`)
    expect(status).toBe(400)
    expect(body.errors.map((error: { parameter: string }) => error.parameter)).toEqual([parameter])
  })

  test('reads a handful of rows', async () => {
    for (const query of ['', `?as_of=${LAST}`]) {
      const { usage } = await askCounted(`/api/v1/trends/emerging${query}`, asking)
      expect(usage.rowsRead).toBeLessThanOrEqual(12)
    }
  })

  test('comes as CSV and ndjson too', async () => {
    const csv = await (await ask('/api/v1/trends/emerging.csv', asking)).text()
    const [head, row] = csv.split('\r\n')
    expect(head).toMatch(/^rank,phrase,name,flag,share,lift,lo,hi,/)
    expect(row).toMatch(/^1,glacier token,Glacier Tokens,new,/)
    expect(csv.trimEnd().split('\r\n')).toHaveLength(3)
    const lines = (await textOf(await ask('/api/v1/trends/emerging.ndjson', asking))).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line).phrase)).toEqual(['glacier token', 'quilted boat'])
  })
})

describe('/trends/emerging before there is anything', () => {
  test('answers nothing, and why', async () => {
    expect((await emerging()).body).toMatchObject({ data: [], meta: { reason: expect.any(String) } })
    await begin()
    expect((await emerging(`?source=${REPOSITORIES}`)).body.data).toEqual([])
  })

  test('says how many earlier calls held', async () => {
    await begin()
    const stored = {
      all: { recent: 1, baseline: 1, meanShare: 0.1 },
      phrases: [],
      record: { calls: 8, hits: 7 },
    }
    await value(
      `UPDATE source_trend SET published = '${LAST}', emerging = ? WHERE source = '${PAPERS}'`,
      JSON.stringify(stored),
    )
    expect((await emerging()).body.meta.track_record).toEqual({ calls: 8, hit_rate: 0.875 })
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fetchDay } from '../../scripts/backfill/fetch-day.ts'
import { lastSettledDay } from '../../scripts/backfill/options.ts'
import { paced } from '../../scripts/backfill/pace.ts'
import { sendListing } from '../../scripts/import/send-listing.ts'
import type { LocalWorker } from '../../scripts/local/worker.ts'
import { addDays, daysBetween } from '../../workers/days.ts'
import { huggingfacePapers } from '../../workers/sources/huggingface-papers.ts'
import { type Sandbox, startSandbox } from '../sandbox/server.ts'
import { daysIn, listed, startBackfill } from './helpers/backfilling.ts'
import { rows } from './helpers/database.ts'
import { newDatabase } from './helpers/migrated.ts'
import { TOKEN, workerOn } from './helpers/ticking.ts'

const TO = lastSettledDay(Date.now())
const FROM = addDays(TO, -9)

describe('ten days of a site are filled in', () => {
  let sandbox: Sandbox
  let worker: LocalWorker
  let database: string
  const backfill = (...args: string[]) => startBackfill(worker.url, sandbox.url, ['--from', FROM, ...args])

  beforeAll(async () => {
    sandbox = await startSandbox({ seed: 'backfill' })
    database = newDatabase()
    worker = await workerOn(database, sandbox.url)
  }, 60_000)

  afterAll(async () => {
    await worker?.stop()
    await sandbox?.close()
  })

  const shownOn = (day: string): number => sandbox.world.listingAt(day, Date.now()).length
  const truth = (from = FROM, to = TO): string[] => {
    const refused = new Set(sandbox.truth({ from, to }).refused.map(({ id }) => id))
    const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i))
    const shown = days.flatMap((day) =>
      sandbox.world.listingAt(day, Date.now()).map(({ row }) => `${day} ${row.paper.id}`),
    )
    return [...new Set(shown)].filter((one) => !refused.has(one.slice(11))).sort()
  }

  test('a dry run names them and stores nothing', async () => {
    const { output } = await finished(backfill('--dry-run'))
    expect(output.match(/would be fetched/g)).toHaveLength(10)
    expect(sandbox.log).toEqual([])
    expect(rows(database, 'SELECT count(*) AS n FROM run')).toEqual([{ n: 0 }])
  })

  test('killed twice and started again, with a site that fails now and then: every paper is there once', async () => {
    for (const days of [3, 2]) {
      const cut = backfill('--no-ticks')
      await cut.untilDays(days)
      cut.process.kill('SIGKILL')
      expect(await cut.ended).toBe('SIGKILL')
    }
    // Its page has to show all of it.
    const short = [0, 1, 2].map((later) => addDays(FROM, later)).find((day) => shownOn(day) < 50)
    sandbox.fault({ mode: 'wrong-shape', count: 1, match: `date=${short}` })
    const { output, code } = await finished(backfill('--no-ticks'))
    expect(code).toBe(0)
    expect(daysIn(output)).toBeLessThan(8)
    const stored = listed(database).map((text) => JSON.parse(text) as Record<string, unknown>)
    expect(stored.map(({ day, id }) => `${day} ${id}`)).toEqual(truth())
    expect(new Set(stored.map(({ observations }) => observations))).toEqual(new Set([1]))
    expect(rows(database, 'SELECT count(*) - count(DISTINCT source || external_id) AS n FROM item')).toEqual([
      { n: 0 },
    ])
  }, 60_000)

  test('then everything that was brought in is closed, tagged and counted', async () => {
    expect((await finished(backfill())).output).toContain('Everything that was brought in is counted')
    expect(
      rows(
        database,
        `SELECT count(*) AS n FROM listing WHERE source = 'huggingface-papers' AND day BETWEEN ? AND ?
           AND (stage = 'open' OR uncounted = 1)`,
        FROM,
        TO,
      ),
    ).toEqual([{ n: 0 }])
    expect(
      rows(database, 'SELECT count(*) AS n FROM item WHERE id NOT IN (SELECT item_id FROM item_tags)'),
    ).toEqual([{ n: 0 }])
  })

  test('once more asks the site for nothing', async () => {
    const before = sandbox.log.length
    const { output, code } = await finished(backfill('--no-ticks'))
    expect(code).toBe(0)
    expect(output).toContain('is complete')
    expect(sandbox.log).toHaveLength(before)
  })

  test('of a day that was cut off the rest is asked for again', async () => {
    const long = Array.from({ length: 700 }, (_, i) => addDays(FROM, -1 - i)).find((day) => shownOn(day) > 50)
    const span = ['--from', String(long), '--to', String(long), '--no-ticks']
    sandbox.fault({ mode: 'wrong-shape', count: 1, match: `date=${long}` })
    const inPart = await finished(startBackfill(worker.url, sandbox.url, span))
    expect(inPart.output).toMatch(/there may be more\n.*Of 1 day only a part was shown/s)
    expect(inPart.code).toBe(2)
    const whole = await finished(startBackfill(worker.url, sandbox.url, span))
    expect(whole.output).not.toContain('there may be more')
    expect(whole.code).toBe(0)
    const stored = listed(database).map((text) => JSON.parse(text) as Record<string, unknown>)
    expect(stored.filter(({ day }) => day === long).map(({ day, id }) => `${day} ${id}`)).toEqual(
      truth(long, long),
    )
  })

  test('a day that is believed complete is fetched again when that is asked for', async () => {
    const day = Array.from({ length: 700 }, (_, i) => addDays(FROM, -50 - i)).find((one) => shownOn(one) > 4)
    const span = ['--from', String(day), '--to', String(day), '--no-ticks']
    const { items, ...seen } = await fetchDay(huggingfacePapers, String(day), sandbox.url, paced(0), () => {})
    const look = { source: huggingfacePapers.id, day: String(day), observedAt: Date.now(), ...seen }
    await sendListing({ url: worker.url, token: TOKEN }, { ...look, items: items.slice(0, 2) })
    expect((await finished(startBackfill(worker.url, sandbox.url, span))).output).toContain('is complete')
    const again = await finished(startBackfill(worker.url, sandbox.url, [...span, '--again']))
    expect(again.output).toContain(`${items.length} papers: ${items.length - 2} new`)
    expect(again.code).toBe(0)
  })

  test('stops when the target has written its share of the day', async () => {
    const span = ['--from', addDays(FROM, -40), '--to', addDays(FROM, -37)]
    for (const [asked, goesOn] of [
      [span, 'The same command'],
      [[...span, '--again'], `--to ${addDays(FROM, -38)}`],
    ] as const) {
      const { output, code } = await finished(
        startBackfill(worker.url, sandbox.url, [...asked, '--most-rows', '1']),
      )
      expect(code).toBe(2)
      expect(output).toMatch(new RegExp(`rows have been written today.*${goesOn} goes on tomorrow`))
      expect(daysIn(output)).toBe(1)
    }
  })

  test('a target that does not answer is said in words', async () => {
    const { output, code } = await finished(
      startBackfill('http://localhost:1', sandbox.url, ['--from', FROM]),
    )
    expect(code).toBe(1)
    expect(output).toMatch(/localhost:1 does not answer/)
  })
})

async function finished(
  backfill: ReturnType<typeof startBackfill>,
): Promise<{ output: string; code: number | string }> {
  const code = await backfill.ended
  return { output: backfill.output, code }
}

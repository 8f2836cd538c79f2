import { fastForward, SAMPLE_DAYS } from '../../../scripts/local/sample.ts'
import { tickOnce } from '../../../scripts/local/ticks.ts'
import { addDays, DAY, dayOf, HOUR } from '../../../workers/days.ts'
import { startBackfill } from '../../processes/helpers/backfilling.ts'
import { TOKEN } from '../../processes/helpers/ticking.ts'
import type { Sandbox } from '../../sandbox/server.ts'

/** Long enough for topics to rise and fall, weeks and months to end, and forecasts to have been learned. */
const DAYS_BROUGHT_IN = 120
const HOURS_LIVED_THROUGH = 26
const TICKS_AN_HOUR = 12

/**
 * Fills a Worker's database quickly with what is in one that has been there for months: the days before are
 * brought in, the last hours are lived through, and everything that waits is done.
 */
export async function fillSample(url: string, sandbox: Sandbox): Promise<void> {
  const now = Date.now()
  const from = addDays(dayOf(now), -DAYS_BROUGHT_IN)
  const backfill = startBackfill(url, sandbox.url, ['--from', from, '--no-ticks'])
  if ((await backfill.ended) !== 0) throw new Error(`the past could not be brought in:\n${backfill.output}`)
  for (let hours = HOURS_LIVED_THROUGH; hours >= 1; hours--) {
    sandbox.setNow(now - hours * HOUR)
    await tickUntilIdle(url, now - hours * HOUR, TICKS_AN_HOUR, 1000)
  }
  sandbox.setNow(now)
  await tickUntilIdle(url, now - HOUR / 4, 3000, 100)
}

/** Fills it as `npm start -- --sample` does: hundreds of days, each lived through. It takes minutes. */
export async function liveThroughSample(url: string, sandbox: Sandbox): Promise<void> {
  const now = Date.now()
  await fastForward({ url, token: TOKEN, setNow: sandbox.setNow }, now - SAMPLE_DAYS * DAY, now)
  await tickUntilIdle(url, now, 3000, 1)
}

/** Ticks, so many milliseconds after each other, until nothing waits, but at most so often. */
export async function tickUntilIdle(url: string, from: number, most: number, step: number): Promise<void> {
  for (let i = 0; i < most; i++) {
    const { job } = await tickOnce(url, TOKEN, from + i * step)
    if (job === null) return
  }
}

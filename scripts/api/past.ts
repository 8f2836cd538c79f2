import type { Sandbox } from '../../test/sandbox/server.ts'
import { DAY, dayOf, HOUR, startOf } from '../../workers/days.ts'
import { tickOnce } from '../local/ticks.ts'

const LOOKS = [8, 21]
const TICKS_A_LOOK = 10
const MOST_TICKS_TO_CATCH_UP = 800

/** Lets a Worker live through some days up to now, two looks a day: enough for every endpoint to have something to say. */
export async function liveThroughDays(
  url: string,
  token: string,
  { setNow }: Pick<Sandbox, 'setNow'>,
  days: number,
): Promise<void> {
  const now = Date.now()
  const looks = Array.from({ length: days }, (_, age) => startOf(dayOf(now)) - (days - 1 - age) * DAY)
    .flatMap((day) => LOOKS.map((hour) => day + hour * HOUR))
    .filter((at) => at < now)
  for (const at of [...looks, now - 60_000]) {
    setNow(at)
    for (let i = 0; i < TICKS_A_LOOK; i++) {
      const { job } = await tickOnce(url, token, at + i * 1000)
      if (job === null) break
    }
  }
  for (let i = 0; i < MOST_TICKS_TO_CATCH_UP; i++) {
    const { job } = await tickOnce(url, token, now - 45_000 + i * 50)
    if (job === null) return
  }
}

/** The items that the documentation names in its examples, on their day. */
export async function bringNamedItems(url: string, token: string): Promise<void> {
  const item = (external_id: string, rank: number) => ({
    external_id,
    title: `An example, number ${rank}`,
    summary: 'What it is about.',
    authors: ['Ada Example'],
    upvotes: 60 - rank,
    rank,
  })
  const response = await fetch(`${url}/api/v1/admin/listings`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      source: 'huggingface-papers',
      day: '2025-06-10',
      observed_at: '2025-06-10T20:00:00Z',
      way: 'example',
      items: [item('2506.08007', 1), item('2506.00001', 2), item('2506.00002', 3)],
    }),
  })
  if (!response.ok) throw new Error(`the named items were not taken: ${await response.text()}`)
}

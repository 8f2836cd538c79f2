import { type Digest, type DigestRows, digestOf } from '../../workers/digest/digest.ts'
import { periodCalled } from '../../workers/digest/period.ts'
import { sources } from '../../workers/sources/index.ts'
import type { Call, Ranking } from '../../workers/trends/calls.ts'

const SOURCE = 'huggingface-papers'

/** What was listed where calls are made up. */
export const LISTED: Ranking['all'] = { recent: 400, baseline: 2400, meanShare: 0.01 }

/** A call of a topic that so many of the 400 items have. */
export const callOf = (topic: string, flag: Call['flag'], recent: number): Call => ({
  topic,
  flag,
  recent,
  baseline: flag === 'falling' ? 200 : 12,
  x: Math.log(recent / LISTED.recent),
  p: 0.02,
  earlier: null,
})

/** A digest of 2025-06-10 in which every text that comes from a site is this one. */
export function digestWith(text: string, items = 12): Digest {
  const period = periodCalled('2025-06-10')
  if (period === null) throw new RangeError('no period')
  const rows: DigestRows = {
    days: [
      {
        source: SOURCE,
        day: period.to,
        entries: items,
        complete: 1,
        closedAt: 0,
        best: JSON.stringify(Array.from({ length: items }, (_, i) => [`2506.0000${i}`, text, 100 - i])),
      },
    ],
    calls: [
      {
        source: SOURCE,
        asked: period.to,
        day: period.to,
        called: JSON.stringify({
          all: LISTED,
          calls: [
            ...['rag', 'agents', 'rlhf', 'moe', 'world-models'].map((topic, i) =>
              callOf(topic, 'rising', 30 - i),
            ),
            callOf('diffusion-models', 'falling', 3),
          ],
          rising: 9,
        }),
        emerging: JSON.stringify({
          all: LISTED,
          phrases: [{ phrase: text, text, recent: 9, baseline: 1, inTitle: 1, nested: [] }],
        }),
      },
    ],
    published: sources.map(({ id }) => ({ source: id, day: period.to })),
  }
  return digestOf(period, sources, rows, (topic) => topic.toUpperCase(), Date.parse('2025-06-12'))
}

import { type Digest, type DigestRows, digestOf } from '../../workers/digest/digest.ts'
import { periodCalled } from '../../workers/digest/period.ts'
import { sources } from '../../workers/sources/index.ts'

const SOURCE = 'huggingface-papers'

/** A digest of 2025-06-10 in which every text that comes from a site is this one. */
export function digestWith(text: string, items = 12): Digest {
  const period = periodCalled('2025-06-10')
  if (period === null) throw new RangeError('no period')
  const all = { recent: 400, baseline: 2400, meanShare: 0.01 }
  const call = (topic: string, flag: string, recent: number) => ({
    topic,
    flag,
    recent,
    baseline: flag === 'falling' ? 200 : 12,
    x: Math.log(recent / 400),
    p: 0.02,
    earlier: null,
  })
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
          all,
          calls: [
            ...['rag', 'agents', 'rlhf', 'moe', 'world-models'].map((topic, i) =>
              call(topic, 'rising', 30 - i),
            ),
            call('diffusion-models', 'falling', 3),
          ],
          rising: 9,
          falling: 1,
        }),
        emerging: JSON.stringify({
          all,
          phrases: [{ phrase: text, text, recent: 9, baseline: 1, inTitle: 1, nested: [] }],
        }),
      },
    ],
    published: sources.map(({ id }) => ({ source: id, day: period.to })),
  }
  return digestOf(period, sources, rows, (topic) => topic.toUpperCase(), Date.parse('2025-06-12'))
}

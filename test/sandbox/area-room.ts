import { type Area, topicsPerPaper } from './areas.ts'
import type { TopicShare } from './topic-forms.ts'

/** With more, papers of an area would have to name more than six topics too often. */
const MOST_TOPICS_ON_AVERAGE = 5.1
const MOST_OF_AN_AREA = 0.8
/** More of a topic than this is noticed by an area. */
const NOTICED = 0.03

/** How many topics each area's papers name when topics have these shares. */
export const loadsOf = (
  areas: readonly Area[],
  topics: readonly TopicShare[],
  shareOf: (topic: TopicShare) => number,
): number[] => areas.map((area) => topicsPerPaper(area, topics, shareOf))

/** Whether there is room for a topic to rise by a factor, when the areas bear these loads. */
export function haveRoom(
  areas: readonly Area[],
  loads: readonly number[],
  topic: TopicShare,
  factor: number,
) {
  return areas.every(({ weight }, at) => {
    const part = topic.share * (weight.get(topic.group) ?? 1)
    const more = part * (factor - 1)
    return (
      part * factor <= MOST_OF_AN_AREA &&
      (more <= NOTICED || (loads[at] ?? 0) + more <= MOST_TOPICS_ON_AVERAGE)
    )
  })
}

/** Whether papers can be written under these loads: they are still found by drawing again a few times. */
export const areBearable = (loads: readonly number[]) =>
  loads.every((load) => load <= MOST_TOPICS_ON_AVERAGE + 0.4)

import type { TopicShare } from './topic-forms.ts'

/**
 * Papers belong to areas, so that a paper about speech does not also speak of point clouds. An area only says
 * which topics come together: over all areas, every topic keeps exactly its share.
 */
const AREAS: Record<string, { home: string[]; near: string[] }> = {
  language: { home: ['lm', 'retrieval'], near: ['reason', 'align', 'systems', 'agents', 'interp', 'ml'] },
  reasoning: { home: ['reason', 'align'], near: ['lm', 'agents', 'mm', 'code', 'interp'] },
  agents: { home: ['agents', 'code'], near: ['reason', 'align', 'retrieval', 'safety', 'lm'] },
  multimodal: { home: ['mm'], near: ['reason', 'vision', 'gen', 'align', 'lm', 'robotics', 'audio'] },
  imaging: { home: ['gen'], near: ['three-d', 'mm', 'vision', 'ml', 'systems', 'audio'] },
  space: { home: ['three-d', 'vision'], near: ['gen', 'mm', 'robotics', 'ml', 'science'] },
  robotics: { home: ['robotics'], near: ['vision', 'mm', 'three-d', 'reason', 'align', 'agents'] },
  audio: { home: ['audio'], near: ['mm', 'lm', 'gen', 'systems'] },
  trust: { home: ['safety', 'interp'], near: ['lm', 'align', 'agents', 'reason', 'ml', 'science'] },
  systems: { home: ['systems', 'ml'], near: ['lm', 'gen', 'interp', 'vision'] },
  science: { home: ['science'], near: ['ml', 'lm', 'agents', 'vision', 'retrieval', 'reason'] },
}

/** Of all mentions of a topic: in the area it is at home in, in the areas near it; the rest anywhere else. */
const AT_HOME = 0.7
const NEARBY = 0.25

export interface Area {
  name: string
  /** The part of all papers that belongs to the area; the parts sum to 1. */
  part: number
  /** How many times as frequent the topics of a group are here as anywhere. */
  weight: ReadonlyMap<string, number>
}

/** No area is smaller, and none so small that a topic would be in more of its papers than this. */
const SMALLEST_PART = 0.055
const MOST_OF_AN_AREA = 0.7
/** Rounds in which areas whose papers name many topics grow a little, at the cost of the others. */
const EVENING_ROUNDS = 4

/** The areas, each about as large as what is at home in it. A group at home nowhere is found everywhere. */
export function createAreas(topics: readonly TopicShare[]): Area[] {
  const own = Object.values(AREAS).map(({ home }) =>
    topics.filter(({ group }) => home.includes(group)).map(({ share }) => share),
  )
  const least = own.map((shares) =>
    Math.max(SMALLEST_PART, (AT_HOME * Math.max(0, ...shares)) / MOST_OF_AN_AREA),
  )
  const total = sum(own.map(sum))
  let areas = areasOf(
    topics,
    own.map((shares, at) => Math.max(least[at] ?? 0, sum(shares) / total)),
  )
  for (let round = 0; round < EVENING_ROUNDS; round++) {
    const sizes = areas.map((area, at) => {
      const crowded = topicsPerPaper(area, topics, ({ share }) => share) / total
      return Math.max(least[at] ?? 0, area.part * Math.sqrt(crowded))
    })
    areas = areasOf(topics, sizes)
  }
  return areas
}

/** How many topics a paper of the area names on average, when topics have these shares. */
export function topicsPerPaper(
  { weight }: Area,
  topics: readonly TopicShare[],
  shareOf: (topic: TopicShare) => number,
): number {
  return topics.reduce((count, topic) => count + shareOf(topic) * (weight.get(topic.group) ?? 1), 0)
}

function areasOf(topics: readonly TopicShare[], sizes: number[]): Area[] {
  const names = Object.keys(AREAS)
  const groups = [...new Set(topics.map(({ group }) => group))]
  const parts = sizes.map((size) => size / sum(sizes))
  const weights = groups.map((group) => weightsOf(group, names, parts))
  return names.map((name, at) => ({
    name,
    part: parts[at] ?? 0,
    weight: new Map(groups.map((group, place) => [group, weights[place]?.[at] ?? 1])),
  }))
}

/** For every area the quotient of the group's part there and the area's part of all papers. */
function weightsOf(group: string, names: string[], parts: number[]): number[] {
  const ring = names.map((name) =>
    AREAS[name]?.home.includes(group) ? 'home' : AREAS[name]?.near.includes(group) ? 'near' : 'far',
  )
  const size = (which: string) => sum(parts.filter((_, at) => ring[at] === which))
  if (size('home') === 0) return names.map(() => 1)
  const amount = { home: AT_HOME, near: NEARBY, far: 1 - AT_HOME - NEARBY }
  return ring.map((which) => amount[which] / size(which))
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

import type { Moment } from '../../workers/types.ts'
import { writeAbstract } from './abstract.ts'
import type { Area } from './areas.ts'
import { drawArrival } from './arrivals.ts'
import { volume } from './calendar.ts'
import { coinName } from './coined-names.ts'
import { DAY, type DayNumber, HOUR } from './days.ts'
import { placeTopics } from './mentions.ts'
import { drawNewPhrase } from './new-phrases.ts'
import { paperId } from './paper-ids.ts'
import { quirkyPlace, SCHEDULED_QUIRKS } from './quirks.ts'
import { createRandom, element, type Key, type Random } from './random.ts'
import type { Shares } from './shares.ts'
import { writeTitle } from './title.ts'
import type { TopicShare } from './topic-forms.ts'
import { drawVotes, type VoteHistory } from './votes.ts'

/** A generated paper, before a site has made a row of it. */
export interface Paper {
  id: string
  /** The day whose listing shows it first, and its place among the papers of that day. */
  day: DayNumber
  place: number
  arrivesAt: Moment
  publishedAt: Moment
  /** The system's name, which may lead the title. */
  name: string
  /** As written: no line breaks, no formulas, nothing hostile. */
  title: string
  summary: string
  topics: PlantedTopic[]
  /** A term of `newPhrases` it uses. */
  newPhrase: string | null
  votes: VoteHistory
  /** Kinds of oddities it was chosen for. */
  quirks: string[]
}

/** A topic the text was written to name; `about` when in the title or at least twice in the abstract. */
export interface PlantedTopic {
  topic: string
  inTitle: boolean
  inAbstract: number
  about: boolean
}

/** What the papers of a world have in common. */
export interface PaperWorld {
  seed: Key
  lastDay: DayNumber
  topics: readonly TopicShare[]
  areas: readonly Area[]
  shares: Shares
}

/** The papers first listed on a day, in no particular order. Needs no other day. */
export function papersOn(world: PaperWorld, day: DayNumber): Paper[] {
  const quirky = SCHEDULED_QUIRKS.filter((quirk) => quirk !== 'listed-again').map(
    (quirk) => [quirk, quirkyPlace(world.seed, quirk, day)] as const,
  )
  return Array.from({ length: volume(world.seed, day) }, (_, place) => {
    const quirks = quirky.filter(([, chosen]) => chosen === place).map(([quirk]) => quirk as string)
    return paperAt(world, day, place, quirks)
  })
}

/** Each side of a paper has its own chances: what changes the topics of some day leaves ids and votes alone. */
function paperAt(world: PaperWorld, day: DayNumber, place: number, quirks: string[]): Paper {
  const random = (side: string) => createRandom(world.seed, side, day, place)
  const dates = random('dates')
  const hours = drawArrival(dates)
  const arrivesAt = day * DAY + Math.round(hours * HOUR)
  const published = day - drawLag(dates)
  const about = random('topics')
  const drawn = world.shares.draw(drawArea(world.areas, about), day, about)
  const topics = drawn.map((at) => element(world.topics, at))
  const text = random('text')
  const name = coinName(text)
  const named = text.chance(0.74)
  const phrase = drawNewPhrase(day, world.lastDay, text)
  const subjects = placeTopics(topics, text)
  return {
    id: paperId(published, day, place),
    day,
    place,
    arrivesAt,
    publishedAt: published * DAY + Math.floor(dates.next() * 18) * HOUR,
    name,
    title: writeTitle(subjects, phrase && text.chance(0.5) ? phrase : null, named ? name : null, text),
    summary: writeAbstract(subjects, phrase ? [phrase, phrase] : [], name, text),
    topics: subjects.map(({ topic, inTitle, inAbstract }) => ({
      topic: topic.id,
      inTitle,
      inAbstract,
      about: inTitle || inAbstract >= 2,
    })),
    newPhrase: phrase?.text ?? null,
    votes: drawVotes(arrivesAt, hours, likingOf(world.seed, topics), random('votes')),
    quirks,
  }
}

/** Days between arXiv and the listing: mostly one to four, rarely most of a year. */
function drawLag(random: Random): number {
  if (random.chance(0.02)) return 10 + random.below(330)
  return Math.min(9, 1 + Math.floor(random.exponential(1.7)))
}

function drawArea(areas: readonly Area[], random: Random): Area {
  let rest = random.next()
  for (const area of areas) {
    rest -= area.part
    if (rest < 0) return area
  }
  return element(areas, 0)
}

/** Some topics collect more votes than others: a factor around 1, by the paper's topics. */
function likingOf(seed: Key, topics: readonly TopicShare[]): number {
  const logs = topics.map(({ id }) => 0.25 * createRandom(seed, 'liking', id).normal())
  return Math.exp(logs.reduce((sum, log) => sum + log, 0) / Math.sqrt(topics.length))
}

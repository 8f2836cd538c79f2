import { coinName } from './coined-names.ts'
import { DAY, type DayNumber, HOUR } from './days.ts'
import { Pending, phrasesFor } from './mentions.ts'
import { drawName } from './people.ts'
import { createRandom, type Key, type Random } from './random.ts'
import { ABOUT_OTHER, ABOUT_TOPICS, LANGUAGES } from './repository-words.ts'
import { drawEpisodes, type Episode } from './star-episodes.ts'
import { fill, fillerNamed, templateOf } from './templates.ts'
import { capitalized } from './title-case.ts'
import { namedTopics, type TopicShare, topicsIn } from './topic-forms.ts'

/** A made-up repository with everything that will ever happen to its stars. */
export interface Repository {
  owner: string
  name: string
  /** `null` when it has none. */
  description: string | null
  /** A link that ends the description. */
  link: string | null
  language: readonly [string, string] | null
  topics: string[]
  builtBy: string[]
  /** Its page row carries the dialog that signed-in people see. */
  dialog: boolean
  born: number
  firstStars: number
  starsADay: number
  episodes: Episode[]
  quirks: string[]
}

const BORN_A_DAY = 4
const WITHOUT_TOPIC = 0.25
/** Chance to be chosen when its turn comes, of a topic that papers don't have. */
const OTHER_TOPIC = 0.03

/** Descriptions, and the topics that their own words name. */
const ABOUT = ABOUT_TOPICS.map((pattern) => ({
  template: templateOf(pattern),
  topics: [...topicsIn(pattern.replace(/\{[^}]*\}/g, ';'))],
}))
const OTHER = ABOUT_OTHER.map((text) => ({ text, topics: [...topicsIn(text)] }))

/** The repositories that appear on a day for the first time. Which topics are frequent among them never changes. */
export function repositoriesBorn(seed: Key, day: DayNumber): Repository[] {
  const count = createRandom(seed, 'births', day).poisson(BORN_A_DAY)
  return Array.from({ length: count }, (_, place) => repositoryAt(seed, day, place))
}

function repositoryAt(seed: Key, day: DayNumber, place: number): Repository {
  const random = createRandom(seed, 'repository', day, place)
  const name = coinName(random)
  const about = random.chance(WITHOUT_TOPIC) ? [] : [drawTopic(random), drawTopic(random)]
  const described = describe(name, about, random)
  const born = day * DAY + Math.floor(24 * random.next()) * HOUR
  const odd = odditiesOf(described.text, random)
  return {
    // The end of the owner's name is the repository's own, so that no two are taken for one.
    owner: `sample-${coinName(random).toLowerCase()}-${((day % 2000) * 16 + place).toString(36)}`,
    name: random.chance(0.5) ? name.toLowerCase() : name,
    description: odd.description,
    link: random.chance(0.05) ? `https://${name.toLowerCase()}.example/` : null,
    language: random.chance(0.05)
      ? null
      : (LANGUAGES[Math.floor(LANGUAGES.length * random.next() ** 3)] ?? null),
    topics: odd.description === null ? [] : described.topics,
    builtBy: Array.from({ length: 1 + random.below(5) }, () =>
      drawName(random)
        .toLowerCase()
        .replace(/[^a-z]/g, ''),
    ),
    dialog: random.chance(0.2),
    born,
    firstStars: Math.floor(40 * Math.exp(1.9 * random.normal())),
    starsADay: 0.5 + 8 * random.next() ** 3,
    episodes: drawEpisodes(born, random),
    quirks: odd.quirks,
  }
}

/** By share, with agents, code and systems more frequent than among papers. */
function drawTopic(random: Random): TopicShare {
  for (;;) {
    const topic = random.pick(namedTopics)
    const weight = ['agents', 'code', 'systems', 'lm'].includes(topic.group) ? 5 : 2
    const chance = topic.share > 0 ? Math.min(1, weight * topic.share) : OTHER_TOPIC
    if (topic.kind !== 'label' && topic.kind !== 'issue' && random.chance(chance)) return topic
  }
}

function describe(
  name: string,
  about: readonly TopicShare[],
  random: Random,
): { text: string; topics: string[] } {
  if (about.length === 0) return random.pick(OTHER)
  const pending = new Pending(
    about.flatMap((topic) => phrasesFor(topic, 1, random)),
    random,
  )
  const { template, topics } = random.pick(
    ABOUT.filter(({ template: { places } }) => pending.fitting(places) > 0),
  )
  const named = [...topics]
  const text = fill(template, {
    topic(kinds) {
      const phrase = pending.take(kinds)
      if (phrase.topic !== undefined) named.push(phrase.topic)
      return phrase
    },
    filler: (filler) => fillerNamed(filler, name, random),
  })
  return { text: capitalized(text), topics: [...new Set(named)] }
}

function odditiesOf(text: string, random: Random): { description: string | null; quirks: string[] } {
  const odd = random.next()
  if (odd < 0.03) return { description: null, quirks: ['no-description'] }
  if (odd < 0.05)
    return { description: `${text} <script>alert(1)</script> & "more"`, quirks: ['hostile-description'] }
  if (odd < 0.15) return { description: `⚡ ${text} 🦀`, quirks: [] }
  return { description: `${text}.`, quirks: [] }
}

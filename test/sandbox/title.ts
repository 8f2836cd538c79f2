import { Pending, phrasesFor, type Subject } from './mentions.ts'
import type { Random } from './random.ts'
import { fill, fillerNamed, type Template, templateOf, type Words } from './templates.ts'
import { titleCase } from './title-case.ts'
import { LABELLED_FOR, LABELLED_ON, TAILS, WITH_ONE, WITH_TWO, WITHOUT_TOPIC } from './title-patterns.ts'
import type { Phrase } from './topic-forms.ts'

const BY_TOPICS = [WITHOUT_TOPIC, WITH_ONE, WITH_TWO].map((patterns) => patterns.map(templateOf))
const FOR = LABELLED_FOR.map(templateOf)
const TAIL = TAILS.map(templateOf)
const ON = LABELLED_ON.map(templateOf)

/** A title that names the subjects meant for it, and the phrase if there is one; `name` may lead it. */
export function writeTitle(
  subjects: readonly Subject[],
  phrase: Phrase | null,
  name: string | null,
  random: Random,
): string {
  const named = subjects.filter(({ inTitle }) => inTitle)
  const phrases: Phrase[] = named.flatMap(({ topic }) => phrasesFor(topic, 1, random))
  if (phrase) phrases.unshift(phrase)
  const labels = phrases.filter(({ kind }) => kind === 'label').map(({ text }) => text)
  const topics = phrases.filter(({ kind }) => kind !== 'label').slice(0, 2)
  const about = named.some(({ topic }) => topic.id === 'benchmarks' || topic.id === 'datasets')
  const templates = labels.length === 0 ? BY_TOPICS[topics.length] : about ? FOR : ON
  const pending = new Pending(topics, random)
  const words: Words = {
    topic: (kinds) => pending.take(kinds),
    filler: (filler) => (filler === 'label' ? labels.join(' and ') : fillerNamed(filler, name ?? '', random)),
  }
  const text = fill(fittingTemplate(templates ?? [], pending, random), words)
  const tail = text.length < 50 && !/\?$| with | via | through | at Scale/.test(text) && random.chance(0.7)
  const whole = tail ? `${text} ${fill(random.pick(TAIL), words)}` : text
  return titleCase(name ? `${name}: ${whole}` : whole)
}

/** A template that has a place for everything that waits. Some pattern takes any two topics. */
function fittingTemplate(templates: readonly Template[], pending: Pending, random: Random): Template {
  const fitting = templates.filter((template) => pending.fitting(template.places) === pending.count)
  if (fitting.length === 0) throw new RangeError('no title pattern takes these topics')
  return random.pick(fitting)
}

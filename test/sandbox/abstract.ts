import { Pending, phrasesFor, type Subject } from './mentions.ts'
import type { Random } from './random.ts'
import { SENTENCES, type Stage } from './sentences.ts'
import { fill, fillerNamed, type Template, templateOf } from './templates.ts'
import { capitalized } from './title-case.ts'
import type { Phrase } from './topic-forms.ts'

const TEMPLATES = Object.fromEntries(
  Object.entries(SENTENCES).map(([stage, patterns]) => [stage, patterns.map(templateOf)]),
) as Record<Stage, Template[]>

const ORDER: readonly [Stage, number][] = [
  ['problem', 1],
  ['problem', 0.4],
  ['gap', 0.9],
  ['proposal', 1],
  ['mechanism', 1],
  ['mechanism', 0.5],
  ['result', 1],
  ['analysis', 0.8],
]
const LENGTHENING: readonly Stage[] = ['detail', 'result', 'analysis', 'mechanism']

/**
 * An abstract of 700 to 1,900 characters that names every subject as often as planned. `extra` phrases are named
 * once each.
 */
export function writeAbstract(
  subjects: readonly Subject[],
  extra: readonly Phrase[],
  name: string,
  random: Random,
): string {
  const mentions = [...extra]
  for (const { topic, inAbstract } of subjects)
    for (const phrase of phrasesFor(topic, inAbstract, random))
      mentions.splice(random.below(mentions.length + 1), 0, phrase)
  const pending = new Pending(mentions, random)
  const said = new Set<Template>()
  const spoken = new Set<string>()
  const length = Math.min(1800, Math.max(750, 1430 + 230 * random.normal()))
  let text = ''
  const say = (stage: Stage) => {
    const template = choose(TEMPLATES[stage], pending, said, random)
    said.add(template)
    pending.beginSentence()
    const sentence = fill(template, {
      topic: (kinds) => pending.take(kinds),
      filler: (filler) => fresh(() => fillerNamed(filler, name, random), spoken),
    })
    text += `${capitalized(sentence)} `
  }
  for (const [stage, chance] of ORDER) if (random.chance(chance)) say(stage)
  while (pending.count > 0) say('detail')
  for (let more = 0; more < 6 && text.length < length - 110; more++) say(random.pick(LENGTHENING))
  say('closing')
  return text.trimEnd()
}

/** Words not spoken before in this abstract, if four tries find some. */
function fresh(words: () => string, spoken: Set<string>): string {
  let text = words()
  for (let tries = 0; spoken.has(text) && tries < 4; tries++) text = words()
  spoken.add(text)
  return text
}

/** A sentence not said before that gives places to phrases that wait and needs few stand-ins: the best of six. */
function choose(templates: Template[], pending: Pending, said: Set<Template>, random: Random): Template {
  let best = random.pick(templates)
  let bestScore = Number.NEGATIVE_INFINITY
  for (let tries = 0; tries < 6; tries++) {
    const template = random.pick(templates)
    const taken = pending.fitting(template.places)
    const score = said.has(template) ? -9 : taken - 0.6 * (template.places.length - taken)
    if (score > bestScore) {
      best = template
      bestScore = score
    }
  }
  return best
}

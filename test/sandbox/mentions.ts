import type { Random } from './random.ts'
import type { Phrase, PhraseKind, TopicShare } from './topic-forms.ts'
import { STAND_INS } from './words.ts'

const IN_TITLE = 1 / 3
const MOST_IN_TITLE = 2

/** What a paper is about, as far as its text goes. */
export interface Subject {
  topic: TopicShare
  inTitle: boolean
  /** How often the abstract names it. */
  inAbstract: number
}

/**
 * Where each topic is named: one in three in the title (labels always, others two at most) and then again in the
 * abstract; the others in the abstract only, seven in ten once, three in ten more than once.
 */
export function placeTopics(topics: readonly TopicShare[], random: Random): Subject[] {
  let inTitles = 0
  return topics.map((topic) => {
    if (topic.kind === 'label') return { topic, inTitle: true, inAbstract: 0 }
    const inTitle = random.chance(IN_TITLE) && inTitles < MOST_IN_TITLE
    if (inTitle) inTitles++
    const often = inTitle || random.chance(0.3)
    return { topic, inTitle, inAbstract: often ? 2 + random.below(3) : 1 }
  })
}

/** Phrases that wait for a place, taken in order; when none fits, a stand-in that names nothing. */
export class Pending {
  private readonly waiting: Phrase[]
  private readonly random: Random
  private readonly used = new Set<string>()
  private said: Phrase[] = []

  constructor(waiting: readonly Phrase[], random: Random) {
    this.waiting = [...waiting]
    this.random = random
  }

  get count(): number {
    return this.waiting.length
  }

  /** Within one sentence nothing is named twice. */
  beginSentence(): void {
    this.said = []
  }

  /** How many of these places waiting phrases would take. */
  fitting(places: readonly (readonly PhraseKind[])[]): number {
    const left = [...this.waiting]
    for (const kinds of places) {
      const at = left.findIndex(({ kind }) => kinds.includes(kind))
      if (at >= 0) left.splice(at, 1)
    }
    return this.waiting.length - left.length
  }

  take(kinds: readonly PhraseKind[]): Phrase {
    const at = this.waiting.findIndex((phrase) => kinds.includes(phrase.kind) && !this.saidAlready(phrase))
    const phrase = (at >= 0 ? this.waiting.splice(at, 1)[0] : undefined) ?? this.standIn(kinds)
    this.said.push(phrase)
    return phrase
  }

  private saidAlready({ topic, text }: Phrase): boolean {
    return this.said.some((said) => said.text === text || (topic !== undefined && said.topic === topic))
  }

  /** An issue stands in only where nothing else may. */
  private standIn(kinds: readonly PhraseKind[]): Phrase {
    const kind = this.random.pick(kinds.length > 1 ? kinds.filter((each) => each !== 'issue') : kinds)
    const list: readonly string[] = kind === 'label' ? ['study'] : STAND_INS[kind]
    let text = this.random.pick(list)
    for (let tries = 0; this.used.has(text) && tries < 5; tries++) text = this.random.pick(list)
    this.used.add(text)
    return { text, kind }
  }
}

/** The words for each topic: the same in a whole paper, four times in five. */
export function phrasesFor(topic: TopicShare, times: number, random: Random): Phrase[] {
  const usual = random.pick(topic.forms)
  return Array.from({ length: times }, () => ({
    text: random.chance(0.8) ? usual : random.pick(topic.forms),
    kind: topic.kind,
    topic: topic.id,
  }))
}

import taxonomy from '../../workers/topics/taxonomy.json' with { type: 'json' }
import baseShares from './base-shares.json' with { type: 'json' }
import { createMatcher, type Matcher, type TopicDefinition } from './tokens.ts'
import writtenForms from './topic-forms.json' with { type: 'json' }

/**
 * What a phrase is, which decides the sentences it fits into. Models and parts are plural, the others singular;
 * a label (`survey`, `benchmark`) says what kind of paper it is and stands in titles only.
 */
export type PhraseKind = 'models' | 'parts' | 'method' | 'task' | 'issue' | 'label'

export interface Phrase {
  text: string
  kind: PhraseKind
  /** The topic it names; a stand-in names none. */
  topic?: string
}

/** A topic as the sandbox writes about it: how often, and in which words. */
export interface TopicShare {
  id: string
  group: string
  /** Part of all papers that name the topic, before any planted change; 0 when papers don't. */
  share: number
  kind: PhraseKind
  /** Ways to name it. None of them names another topic. */
  forms: string[]
}

interface TaxonomyTopic extends TopicDefinition {
  group: string
}

const topics = taxonomy.topics as TaxonomyTopic[]
const shares: Record<string, number> = baseShares
const written: Record<string, string[]> = writtenForms

/** Which topics of the taxonomy a text names. */
export const topicsIn: Matcher = createMatcher(topics)

/** Whether a text names no topic at all, so that it can be used as a filler. */
export const namesNothing = (text: string): boolean => topicsIn(text).size === 0

/**
 * Every topic that can be named without naming another one. Forms written for a topic come first; a topic nobody has
 * written forms for is named by its aliases, and is left out when all are ambiguous.
 */
export const namedTopics: readonly TopicShare[] = topics.map(shareOf).filter(({ forms }) => forms.length > 0)

/** The topics papers are about: those whose share of real papers has been measured. Others are for repositories. */
export const topicShares: readonly TopicShare[] = namedTopics.filter(({ share }) => share > 0)

function shareOf(topic: TaxonomyTopic): TopicShare {
  const [kind, ...forms] = written[topic.id] ?? []
  const clean = forms.filter((form) => namesOnly(form, topic.id))
  const percent = shares[topic.id]
  return {
    id: topic.id,
    group: topic.group,
    share: percent === undefined ? 0 : Math.min(15, Math.max(0.1, percent)) / 100,
    kind: topic.titleOnly ? 'label' : ((kind ?? 'method') as PhraseKind),
    forms: clean.length > 0 ? clean : topic.aliases.filter((alias) => namesOnly(alias, topic.id)),
  }
}

function namesOnly(text: string, topic: string): boolean {
  const named = topicsIn(text)
  return named.size === 1 && named.has(topic)
}

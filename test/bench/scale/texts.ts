// First of all: the matcher is built with the topics there are when it is first asked for.
import './watched.ts'

import { addDays } from '../../../workers/days.ts'
import { wordsToNote } from '../../../workers/search/words.ts'
import { matcher } from '../../../workers/topics/index.ts'
import { candidatePhrases } from '../../../workers/topics/phrases.ts'
import { createWorld } from '../../sandbox/world.ts'
import { MADE_UP } from './watched.ts'

/** A generated text with all that the Worker finds in it. */
export interface Text {
  title: string
  summary: string
  organization: { id: string; name: string } | null
  topics: [topic: string, strength: 1 | 2][]
  /** As JSON. */
  tags: string
  phrases: [phrase: string, inTitle: 0 | 1, text: string][]
  /** As JSON. */
  phrasesText: string
  words: ReadonlySet<string>
}

const TEXTS = 1500

/** Titles and abstracts as the sandbox writes them; of each, a short form as repositories have. */
export function madeUpTexts(): { papers: Text[]; repositories: Text[] } {
  const world = createWorld({ seed: 7 })
  const papers: Text[] = []
  const repositories: Text[] = []
  for (let day = world.lastDay; papers.length < TEXTS; day = addDays(day, -1)) {
    for (const { row } of world.entriesOn(day)) {
      const n = papers.length
      const title = (row.title ?? row.paper.title).slice(0, 200)
      const { organization: known } = row
      const organization = known === null ? null : { id: known.name, name: known.fullname ?? known.name }
      const summary = `${row.summary} We compare with ${MADE_UP[n % MADE_UP.length]}.`
      papers.push({ ...textOf(`${title} 2611241`, summary, organization), title })
      const [first = ''] = row.summary.split('. ')
      repositories.push(
        textOf('team-1/project-1-1', `${first.slice(0, 110)}, ${MADE_UP[(7 * n) % MADE_UP.length]}`, null),
      )
    }
  }
  if (!papers.some(({ tags }) => tags.includes('made-up-')))
    throw new Error('the made-up topics came too late: nothing may ask for the matcher before')
  return { papers, repositories }
}

function textOf(title: string, summary: string, organization: Text['organization']): Text {
  const topics = matcher
    .match(title, summary)
    .map(({ topic, strength }): [string, 1 | 2] => [topic, strength === 'about' ? 2 : 1])
  const phrases = candidatePhrases(title, summary).map(
    ({ phrase, inTitle, text }): Text['phrases'][number] => [phrase, inTitle ? 1 : 0, text],
  )
  return {
    title,
    summary,
    organization,
    topics,
    tags: JSON.stringify(topics),
    phrases,
    phrasesText: JSON.stringify(phrases),
    words: wordsToNote(`${title}\n${summary}`),
  }
}

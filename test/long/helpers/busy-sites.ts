import { githubTrending } from '../../../workers/sources/github-trending.ts'
import { huggingfacePapers } from '../../../workers/sources/huggingface-papers.ts'
import { taxonomy } from '../../../workers/topics/index.ts'
import type { Topic } from '../../../workers/topics/taxonomy.ts'
import type { Day, Moment, Source, SourceId } from '../../../workers/types.ts'
import { createRandom } from '../../sandbox/random.ts'
import { drawVotes, type VoteHistory, votesAt } from '../../sandbox/votes.ts'

const HOUR = 3_600_000

/** A source like the papers, that shows a day's items on one page. */
const likePapers = (id: SourceId): Source => {
  const [api] = huggingfacePapers.ways
  const path = (day: Day, page: number) => `${api.path(day, page)}&of=${id}`
  return { ...huggingfacePapers, id, name: id, ways: [{ ...api, pageSize: 100, path }] }
}

/** A source like the repositories. */
const likeRepositories = (id: SourceId): Source => {
  const [html] = githubTrending.ways
  const path = (day: Day, page: number) => `${html.path(day, page)}&of=${id}`
  return { ...githubTrending, id, name: id, ways: [{ ...html, path }] }
}

/** Two sources that are looked at for three weeks, and two that show today alone: 220 looks a day. */
export const BUSY_SOURCES: readonly Source[] = [
  likePapers(huggingfacePapers.id),
  likeRepositories(githubTrending.id),
  likePapers('other-papers'),
  likeRepositories('other-repositories'),
]
export const ITEMS_A_DAY = 50

/** The taxonomy with as many topics as make 500: those that are not real are named by a word of their own. */
export const BUSY_TOPICS: Topic[] = [
  ...taxonomy.topics,
  ...Array.from({ length: 500 - taxonomy.topics.length }, (_, i): Topic => {
    const id = `made-up-${i}`
    return { id, name: id, group: 'lm', aliases: [`madeup ${i}`], exact: [], broad: false, titleOnly: false }
  }),
]
const words = BUSY_TOPICS.map(({ aliases, exact }) => aliases[0] ?? exact[0] ?? '')

/** An item that a site shows on one day, or for three days in a row. */
export interface BusyItem {
  externalId: string
  title: string
  summary: string
  arrivesAt: Moment
  votes: VoteHistory
}

/** The items first listed on a day, always the same; an abstract names about five topics. */
export function itemsOf(source: SourceId, day: Day): BusyItem[] {
  return Array.from({ length: ITEMS_A_DAY }, (_, i) => {
    const random = createRandom('busy', source, day, i)
    const topic = () => random.pick(words)
    const hours = 1 + random.next() * 20
    const arrivesAt = Date.parse(day) + Math.round(hours * HOUR)
    const number = String(i).padStart(3, '0')
    const filler = Array.from(
      { length: 12 },
      () => `Our setting ${random.below(900)} differs in how it is measured.`,
    )
    return {
      externalId: source.includes('papers')
        ? `${day.slice(2, 4)}${day.slice(5, 7)}.${day.slice(8)}${number}`
        : `owner-${day}/project-${i}`,
      title: `On ${topic()} for ${topic()}, ${day} ${i}`,
      summary: `We study ${topic()}. ${filler.join(' ')} It helps ${topic()}, and ${topic()} as well.`,
      arrivesAt,
      votes: drawVotes(arrivesAt, hours, 1, random),
    }
  })
}

/** Answers as the sites would at a moment that can be moved, to the Worker and without a network. */
export class BusySites {
  now: Moment = 0

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(String(input))
    const { text, type } = this.#answer(url)
    const etag = `"${hash(text)}"`
    if (new Headers(init?.headers).get('if-none-match') === etag)
      return new Response(null, { status: 304, headers: { etag } })
    return new Response(text, { headers: { 'content-type': type, etag } })
  }

  #answer({ pathname, searchParams: query }: URL): { text: string; type: string } {
    const source = query.get('of') ?? ''
    return pathname === '/trending' ? this.#trending(source) : this.#papers(source, query.get('date') ?? '')
  }

  #papers(source: SourceId, day: Day): { text: string; type: string } {
    const rows = itemsOf(source, day)
      .filter(({ arrivesAt }) => arrivesAt <= this.now)
      .map((item) => ({ ...item, upvotes: votesAt(item.votes, this.now) }))
      .sort((a, b) => b.upvotes - a.upvotes)
      .map(({ externalId, title, summary, upvotes, arrivesAt }) => ({
        paper: {
          id: externalId,
          title,
          summary,
          upvotes,
          publishedAt: new Date(arrivesAt - 24 * HOUR).toISOString(),
          authors: [{ name: `Author of ${externalId}`, hidden: false }],
          organization: { name: `org-${arrivesAt % 40}`, fullname: `Organisation ${arrivesAt % 40}` },
        },
        title,
        numComments: 1,
      }))
    return { text: JSON.stringify(rows), type: 'application/json; charset=utf-8' }
  }

  /** Most of today's repositories were there yesterday, and the day before. Their stars never stand still. */
  #trending(source: SourceId): { text: string; type: string } {
    const day = (before: number) => new Date(this.now - before * 24 * HOUR).toISOString().slice(0, 10)
    const listed = [0, 1, 2].flatMap((before) => itemsOf(source, day(before)).slice(0, 17)).slice(0, 50)
    const rows = listed
      .filter(({ arrivesAt }) => arrivesAt <= this.now)
      .map(({ externalId, summary, arrivesAt }) => {
        const stars = 1000 + Math.floor((this.now - arrivesAt) / HOUR) * 9
        return `<article class="Box-row"><h2><a href="/${externalId}">${externalId}</a></h2><p class="col-9">${summary.slice(0, 300)}</p><a href="/${externalId}/stargazers">${stars}</a><a href="/${externalId}/forks">12</a><span class="float-sm-right">90 stars today</span></article>`
      })
    const text = `<!doctype html><html><body>${rows.join('')}</body></html>`
    return { text, type: 'text/html; charset=utf-8' }
  }
}

function hash(text: string): string {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return `${text.length}-${(value >>> 0).toString(36)}`
}

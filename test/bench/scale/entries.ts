import { DAY, dayOf, HOUR, MINUTE, startOf } from '../../../workers/days.ts'
import type { Day, Moment, Source } from '../../../workers/types.ts'
import { madeUpTexts, type Text } from './texts.ts'
import { FOUR_SOURCES, scaleSources } from './watched.ts'

/** An entry of a listing, as its site tells of it. Everything follows from source, day and place. */
export interface Entry {
  rank: number
  externalId: string
  title: string
  text: Text
  /** Hours after the day has begun. */
  arrives: number
  votesAt(hours: number): number
}

const { papers, repositories } = madeUpTexts()

/** From 0 to 1, the same for the same numbers. */
function chance(...numbers: number[]): number {
  let state = 0x811c9dc5
  for (const number of numbers) {
    state = Math.imul(state ^ number, 0x01000193)
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d)
  }
  state = Math.imul(state ^ (state >>> 12), 0x297a2d39)
  return ((state ^ (state >>> 15)) >>> 0) / 2 ** 32
}

const usually = new Map(FOUR_SOURCES.map(({ source, entries }) => [source.id, entries]))

/** All entries of a listing, by their place. */
export function entriesOf(source: Source, day: Day, entries = usually.get(source.id) ?? 0): Entry[] {
  const number = startOf(day) / DAY
  const place = scaleSources.indexOf(source)
  return Array.from({ length: entries }, (_, i) => {
    const at = (purpose: number) => chance(place, number, i, purpose)
    return source.votesSettle ? paper(day, i + 1, at) : repository(number, i + 1, at)
  })
}

const FEW = 4

/** Half of the papers come to fewer than eight votes, a few to hundreds, most of them within two days. */
function paper(day: Day, rank: number, at: (purpose: number) => number): Entry {
  const text = papers[Math.floor(at(1) * papers.length)] as Text
  const arrives = (rank * 7) % 14
  const final = Math.min(400, FEW / at(2) ** 0.9)
  return {
    rank,
    externalId: `${day.slice(2, 4)}${day.slice(5, 7)}.${day.slice(8)}${String(rank).padStart(3, '0')}`,
    title: `${text.title} ${day.slice(2).replaceAll('-', '')}${rank}`,
    text,
    arrives,
    votesAt: (hours) => 1 + Math.floor(final * (1 - Math.exp((arrives - hours) / 30))),
  }
}

/** Stars come every hour; two of five repositories are of somebody who has others. */
function repository(day: number, rank: number, at: (purpose: number) => number): Entry {
  const text = repositories[Math.floor(at(1) * repositories.length)] as Text
  const owner = at(2) < 0.4 ? `team-${Math.floor(at(3) * 300)}` : `owner-${day}-${rank}`
  const stars = Math.floor(300 / at(4))
  const hourly = 1 + Math.floor(40 * at(5))
  return {
    rank,
    externalId: `${owner}/project-${day}-${rank}`,
    title: `${owner}/project-${day}-${rank}`,
    text,
    arrives: rank % 3 === 0 ? rank % 20 : 0,
    votesAt: (hours) => stars + Math.floor(hourly * hours),
  }
}

/** Hours after the beginning of a day at which its listing is looked at. */
export function lookHours(source: Source): number[] {
  const hours: number[] = []
  for (let hour = 0; ; hour++) {
    const every = source.hoursBetweenLooks(Math.floor(hour / 24))
    if (every === null) return hours
    if (hour % every === 0) hours.push(hour)
  }
}

/** When the look of an hour takes place: the sources one after the other. */
export const lookAt = (source: Source, day: Day, hour: number): Moment =>
  startOf(day) + hour * HOUR + 5 * MINUTE * scaleSources.indexOf(source)

/** Requests that a look takes. */
export const pagesOf = (source: Source): number => (source.id === 'huggingface-papers' ? 2 : 1)

/** What the sites answer at a moment; `null` when nothing is at the address. */
export function answerOf(url: URL, now: Moment): unknown[] | null {
  const source = scaleSources.find(({ ways: [way] }) => way.path('', 0).split('?')[0] === url.pathname)
  if (source === undefined) return null
  const day = url.searchParams.get('date') ?? dayOf(now)
  const hours = (now - startOf(day)) / HOUR
  const shown = entriesOf(source, day).filter(({ arrives }) => arrives <= hours)
  const page = Number(url.searchParams.get('p') ?? 0)
  const most = source.ways[0].pageSize ?? shown.length
  const rows = shown.slice(page * most, (page + 1) * most)
  return rows.map((entry) => (source.votesSettle ? paperRow(entry, day, hours) : candidate(entry, hours)))
}

/** As the API of Hugging Face tells of a paper. */
export const paperRow = (entry: Entry, day: Day, hours: number): object => ({
  paper: {
    id: entry.externalId,
    authors: Array.from({ length: 6 }, (_, i) => ({ name: `Given${i} Family${entry.rank}` })),
    publishedAt: new Date(startOf(day) - DAY).toISOString(),
    submittedOnDailyAt: new Date(startOf(day)).toISOString(),
    title: entry.title,
    summary: entry.text.summary,
    upvotes: entry.votesAt(hours),
    ai_keywords: entry.text.phrases.slice(0, 6).map(([phrase]) => phrase),
    ai_summary: entry.text.summary.slice(0, 180),
    ...(entry.text.organization && {
      organization: { name: entry.text.organization.id, fullname: entry.text.organization.name },
    }),
  },
  title: entry.title,
  numComments: 2,
})

/** As the parser of GitHub Trending tells of a repository. */
export const candidate = (entry: Entry, hours: number): object => {
  const [owner] = entry.externalId.split('/')
  return {
    externalId: entry.externalId,
    title: entry.title,
    summary: entry.text.summary,
    organization: { id: owner, name: owner },
    upvotes: entry.votesAt(hours),
    details: { forks: 12, language: 'TypeScript', stars_today: 40 },
    rank: entry.rank,
  }
}

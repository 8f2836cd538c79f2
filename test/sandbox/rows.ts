import type { Moment } from '../../workers/types.ts'
import { DAY, HOUR } from './days.ts'
import { type Era, eraOf } from './eras.ts'
import type { Paper } from './papers.ts'
import {
  accountOf,
  authorsOf,
  drawAuthors,
  drawName,
  drawOrganization,
  hexadecimal,
  type Organization,
} from './people.ts'
import { createRandom, type Key, type Random } from './random.ts'
import { repositoryOf } from './repository-links.ts'
import { keywordsOf } from './row-keywords.ts'
import { rowText } from './row-text.ts'

/** A paper as the site shows it: JSON text with gaps for the numbers that change, and what a card needs. */
export interface Row {
  paper: Paper
  title: string | null
  summary: string
  authors: number
  organization: Organization | null
  submitter: string
  comments: Moment[]
  /** Stars of its repository at first, and how many more each day brings; `null` without a repository. */
  stars: { first: number; daily: number } | null
  /** JSON around upvotes, stars and comments, in this order; without stars the second gap is missing. */
  json: string[]
  /** The same, escaped for an HTML attribute; made when first asked for. */
  escaped: string[] | null
  /** Oddities of this row, for the record. */
  quirks: string[]
}

const GAP = { votes: '\u0001votes', stars: '\u0001stars', comments: '\u0001comments' }
const GAPS = /"\\u0001(?:votes|stars|comments)"/

export function rowOf(paper: Paper, lastDay: number, seed: Key): Row {
  const random = createRandom(seed, 'row', paper.id)
  const era = eraOf(paper.day, lastDay)
  const text = rowText(paper, era, seed)
  const submitted = isoTime(Math.min(paper.arrivesAt, paper.day * DAY + DAY - 1))
  const authors = paper.quirks.includes('three-thousand-authors')
    ? authorsOf(3303, random, submitted)
    : drawAuthors(random, submitted)
  const organization = random.chance(0.55) ? drawOrganization(seed, random) : null
  const submitter = accountOf(drawName(random), random)
  const repository = random.chance(0.47) ? repositoryOf(paper, organization, random) : null
  const stars = repository && era.githubStars ? repository.stars : null
  const shown = era.organization === 'present' ? organization : null
  const thumbnail = `https://cdn-thumbnails.example/social-thumbnails/papers/${paper.id}.png`
  const body = {
    id: paper.id,
    authors,
    publishedAt: isoTime(paper.publishedAt),
    submittedOnDailyAt: submitted,
    title: text.title,
    submittedOnDailyBy: submitter,
    summary: text.summary,
    upvotes: GAP.votes,
    discussionId: hexadecimal(random, 24),
    ...(random.chance(0.33) && { projectPage: `https://${paper.name.toLowerCase()}.example/` }),
    ...(repository && { githubRepo: repository.url, githubRepoAddedBy: 'user' }),
    ...(random.chance(era.keywords) && keywordsOf(paper, random)),
    ...(stars && { githubStars: GAP.stars }),
    ...(shown && { organization: shown }),
  }
  const whole = {
    paper: body,
    publishedAt: era.publishedIsSubmitted ? submitted : isoTime(paper.publishedAt - 4 * HOUR),
    title: text.title,
    summary: text.summary,
    thumbnail,
    numComments: GAP.comments,
    submittedBy: submitterOf(submitter, random),
    ...organizationOf(era, organization),
    isAuthorParticipating: random.chance(0.4),
  }
  return {
    paper,
    title: text.title,
    summary: text.summary,
    authors: authors.length,
    organization: shown,
    submitter: submitter.user,
    comments: drawComments(paper, random),
    stars,
    json: JSON.stringify(whole).split(GAPS),
    escaped: null,
    quirks: [
      ...(text.hasLatex ? ['latex'] : []),
      ...(repository?.quirks ?? []),
      ...(authors.some(({ hidden }) => hidden) ? ['hidden-author'] : []),
      ...(organization && era.organization === 'submitter' ? ['submitter-organization'] : []),
    ],
  }
}

function submitterOf(
  { _id, avatarUrl, fullname, user, type, isPro }: ReturnType<typeof accountOf>,
  random: Random,
) {
  const followerCount = Math.floor(2 * Math.exp(2 * random.normal()))
  return {
    _id,
    avatarUrl,
    fullname,
    name: user,
    type,
    isPro,
    isHf: false,
    isHfAdmin: false,
    isMod: false,
    followerCount,
  }
}

function organizationOf(era: Era, organization: Organization | null) {
  if (!organization || era.organization === 'absent') return {}
  return era.organization === 'submitter' ? { submitterOrganization: organization } : { organization }
}

/** Most papers get one or two comments on their first day. */
function drawComments(paper: Paper, random: Random): Moment[] {
  const count = Math.min(12, random.poisson(1.1) + (random.chance(0.9) ? 1 : 0))
  const times = Array.from(
    { length: count },
    () => paper.arrivesAt + Math.round(random.exponential(18 * HOUR)),
  )
  return times.sort((a, b) => a - b)
}

const isoTime = (at: Moment) => new Date(at).toISOString()

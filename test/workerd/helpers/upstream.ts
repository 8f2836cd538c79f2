import { arxivId } from './rows.ts'

/** A paper as the fake site holds it. */
export interface SitePaper {
  number: number
  upvotes: number
  title?: string
}

export interface SiteRepository {
  name: string
  stars: number
  starsToday?: number
}

type Answer = Response | Error

/** A fake Hugging Face and GitHub: tests change what they show, and how they fail, between ticks. */
export interface Upstream {
  fetch: typeof fetch
  /** Papers by listing day, in the order shown. */
  papers: Map<string, SitePaper[]>
  repositories: SiteRepository[]
  /** Called first; what it returns is the answer. */
  trouble: (url: URL) => Answer | undefined
  /** When on, answers carry an ETag and "not modified" is said. */
  etags: boolean
  /** Path and query of everything asked for, and the tag that came along. */
  requests: string[]
  conditions: (string | null)[]
}

const PAGE_SIZE = 50

export function upstream(): Upstream {
  const site: Upstream = {
    papers: new Map(),
    repositories: [],
    trouble: () => undefined,
    etags: false,
    requests: [],
    conditions: [],
    fetch: async (input, init) => {
      const url = new URL(String(input))
      site.requests.push(url.pathname + url.search)
      const headers = new Headers(init?.headers)
      site.conditions.push(headers.get('if-none-match'))
      const answer = site.trouble(url) ?? (await answerTo(site, url, headers))
      if (answer instanceof Error) throw answer
      return answer
    },
  }
  return site
}

async function answerTo(site: Upstream, url: URL, headers: Headers): Promise<Response> {
  if (url.pathname === '/trending') return html(trendingPage(site.repositories))
  if (url.pathname === '/api/daily_papers') {
    const page = Number(url.searchParams.get('p'))
    const papers = site.papers.get(url.searchParams.get('date') ?? '') ?? []
    const body = JSON.stringify(papers.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE).map(entryOf))
    const etag = `"${body.length}-${papers.reduce((sum, { upvotes }) => sum + upvotes, 0)}"`
    if (site.etags && headers.get('if-none-match') === etag) return new Response(null, { status: 304 })
    return new Response(body, {
      headers: { 'content-type': 'application/json; charset=utf-8', ...(site.etags ? { etag } : {}) },
    })
  }
  const day = /^\/papers\/date\/(.+)$/.exec(url.pathname)?.[1]
  if (day !== undefined) return html(papersPage(day, site.papers.get(day) ?? []))
  return new Response('not found', { status: 404 })
}

export const html = (body: string, status = 200): Response =>
  new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8' } })

export function entryOf({ number, upvotes, title }: SitePaper): Record<string, unknown> {
  const shown = title ?? `Generated paper number ${number}`
  return {
    paper: {
      id: arxivId(number),
      title: shown,
      summary: `What paper ${number}\n  is about.`,
      upvotes,
      publishedAt: '2025-06-09T12:00:00.000Z',
      authors: [{ name: `Author ${number}`, hidden: false }],
      githubRepo: `https://github.com/owner-${number}/code.git`,
      organization: { name: `org-${number % 7}`, fullname: `Organisation ${number % 7}` },
    },
    title: shown,
    numComments: 2,
  }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The listing page with its hydration JSON and its cards, in the shape both parsers look for. */
function papersPage(day: string, papers: SitePaper[]): string {
  const props = JSON.stringify({ date: `${day}T00:00:00.000Z`, dailyPapers: papers.map(entryOf) })
  const cards = papers.map(
    ({ number, upvotes, title }) =>
      `<article><div class="leading-none">${upvotes}</div><div><h3><a href="/papers/${arxivId(number)}">${escaped(title ?? `Generated paper number ${number}`)}</a></h3></div></article>`,
  )
  return `<!doctype html><html><body><div class="SVELTE_HYDRATER" data-target="DailyPapers" data-props="${escaped(props)}"><time datetime="${day}T00:00:00">${day}</time>${cards.join('')}</div></body></html>\n`
}

function trendingPage(repositories: SiteRepository[]): string {
  const rows = repositories.map(
    ({ name, stars, starsToday = 40 }) =>
      `<article class="Box-row"><h2><a href="/${name}">${name}</a></h2><p class="col-9">What ${name} does.</p><span itemprop="programmingLanguage">TypeScript</span><a href="/${name}/stargazers">${grouped(stars)}</a><a href="/${name}/forks">12</a><span class="float-sm-right">${grouped(starsToday)} stars today</span></article>`,
  )
  return `<!doctype html><html><body>${rows.join('')}</body></html>\n`
}

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

/** `count` papers with consecutive numbers, whose votes fall with their place. */
export const papers = (count: number, first = 1, votes = 100): SitePaper[] =>
  Array.from({ length: count }, (_, i) => ({ number: first + i, upvotes: Math.max(0, votes - i) }))

export const repositories = (count: number, stars = 1000): SiteRepository[] =>
  Array.from({ length: count }, (_, i) => ({ name: `owner-${i + 1}/project`, stars: stars + i * 10 }))

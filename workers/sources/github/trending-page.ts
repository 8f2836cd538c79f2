import { type CheerioAPI, load } from 'cheerio/slim'
import type { AnyNode, Element } from 'domhandler'
import type { Candidate, Parsed } from '../../types.ts'
import { listable, SourceChanged } from '../source-changed.ts'
import { countFrom, readable, slicesOf } from '../text.ts'

// Icons, people's pictures and click tracking are most of a row and say nothing about it.
// What isn't closed within twenty tags is left to the document: looking for its end from every opening would be quadratic.
const NOISE =
  /<svg(?:[^<]*<){1,20}?\/svg>|<a (?=[^<>]*data-hovercard-type="user")(?:[^<]*<){1,20}?\/a>| data-hydro-click(?:-hmac)?="[^"]*"/g
const ROW_WITHIN = /<article/i

const PARTS = {
  name: 'h1 a[href], h2 a[href]',
  summary: 'p.col-9',
  language: '[itemprop="programmingLanguage"]',
  stars: 'a[href$="/stargazers"]',
  forks: 'a[href$="/forks"], a[href*="/network/members"]',
  today: '.float-sm-right',
} as const

/** Reads the trending page: one `article.Box-row` a repository, in the order shown. */
export function parseTrendingPage(page: string): Parsed {
  const rows = slicesOf(page, '<article class="Box-row', '</article>')
  if (rows.length === 0) throw new SourceChanged('github-trending', 'the page has no article.Box-row')
  // One document, and each part looked up once for all rows: a document a row costs twice the CPU.
  const $ = load(
    listable('github-trending', rows)
      .map((row) => `<article>${readable(fromHeading(row))}</article>`)
      .join(''),
  )
  const parts = Object.fromEntries(
    Object.entries(PARTS).map(([part, selector]) => [part, byRow($, selector)]),
  ) as Record<keyof typeof PARTS, Map<AnyNode, Element>>
  return {
    candidates: $.root()
      .children('article')
      .toArray()
      .map((row) => candidateFrom($, row, parts)),
    day: null,
  }
}

/**
 * A row from its heading on. A logged-in page puts a dialogue's heading first ("Unstar this repository?"),
 * and every page the star button. Of a row with another one in it nothing: they can't be told apart.
 */
function fromHeading(row: string): string {
  const heading = row.indexOf(' class="h3')
  const start = heading === -1 ? row.indexOf('>') + 1 : row.lastIndexOf('<', heading)
  const said = row.slice(start).replace(NOISE, '')
  return ROW_WITHIN.test(said) ? '' : said
}

/** The first match within each row. */
function byRow($: CheerioAPI, selector: string): Map<AnyNode, Element> {
  const found = new Map<AnyNode, Element>()
  for (const element of $(selector).toArray() as Element[]) {
    let row: AnyNode | null = element
    while (row !== null && !('name' in row && row.name === 'article')) row = row.parent
    if (row !== null && !found.has(row)) found.set(row, element)
  }
  return found
}

function candidateFrom(
  $: CheerioAPI,
  row: AnyNode,
  parts: Record<keyof typeof PARTS, Map<AnyNode, Element>>,
): Candidate {
  const text = (part: keyof typeof PARTS): string => {
    const element = parts[part].get(row)
    return element === undefined ? '' : $(element).text()
  }
  const name = parts.name.get(row)?.attribs.href?.slice(1)
  const owner = name?.split('/')[0]
  return {
    externalId: name,
    title: name,
    summary: text('summary'),
    organization: { id: owner, name: owner },
    upvotes: countFrom(text('stars')),
    details: {
      forks: countFrom(text('forks')),
      language: text('language'),
      stars_today: countFrom(/(?<![\d,])([\d,]{1,15}) stars? (?:today|this)/.exec(text('today'))?.[1] ?? ''),
    },
  }
}

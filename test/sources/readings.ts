import { parseTrendingPage } from '../../workers/sources/github/trending-page.ts'
import { githubTrending } from '../../workers/sources/github-trending.ts'
import { parseApi } from '../../workers/sources/huggingface/api.ts'
import { parseCards } from '../../workers/sources/huggingface/cards.ts'
import { parseHydration } from '../../workers/sources/huggingface/hydration.ts'
import { parseSavedText } from '../../workers/sources/huggingface/saved-text.ts'
import { huggingfacePapers } from '../../workers/sources/huggingface-papers.ts'
import type { Parsed, Source } from '../../workers/types.ts'
import { fixture } from './fixture.ts'

/** A way to read a listing, with pages that it can read. */
export interface Reading {
  name: string
  source: Source
  parse(text: string): Parsed
  texts: string[]
}

const PAGES = ['huggingface/page-2024.html', 'huggingface/page-2026.html'].map(fixture)

export const READINGS: Reading[] = [
  { name: 'the API', source: huggingfacePapers, parse: parseApi, texts: [fixture('huggingface/rows.json')] },
  { name: 'the hydration data', source: huggingfacePapers, parse: parseHydration, texts: PAGES },
  { name: 'the cards', source: huggingfacePapers, parse: parseCards, texts: PAGES },
  {
    name: 'the saved text',
    source: huggingfacePapers,
    parse: (text) => parseSavedText(text, '2026-03-11'),
    texts: [fixture('huggingface/saved-listing.txt')],
  },
  {
    name: 'the trending page',
    source: githubTrending,
    parse: parseTrendingPage,
    texts: ['github/h1-layout.html', 'github/h2-layout.html', 'github/logged-in.html'].map(fixture),
  },
]

import type { Day, Source } from '../types.ts'
import { parseApi } from './huggingface/api.ts'
import { parseCards } from './huggingface/cards.ts'
import { parseHydration } from './huggingface/hydration.ts'
import { isTitleId } from './title-key.ts'

const SITE = 'https://huggingface.co'
const pageOf = (day: Day): string => `/papers/date/${day}`

/** Hugging Face Daily Papers: the papers the community puts forward on a day. */
export const huggingfacePapers: Source = {
  id: 'huggingface-papers',
  name: 'Hugging Face Daily Papers',
  unit: { one: 'upvote', many: 'upvotes' },
  entry: { one: 'paper', many: 'papers' },
  summary: 'abstract',
  site: 'Hugging Face',
  home: `${SITE}/papers`,
  upstream: 'HUGGINGFACE_URL',
  // An arXiv id (with four digits until 2014: in later ones a zero was lost), or an id of our own for a paper
  // that a saved text page names by its title alone.
  externalId: /^(?:\d{4}\.\d{5}|(?:0[7-9]|1[0-4])\d\d\.\d{4}|title-[0-9a-f]{14})$/,
  details: {
    ai_summary: 'text',
    github_repo: 'repository',
    github_stars: 'count',
    keywords: 'words',
    project_page: 'link',
  },
  ways: [
    {
      name: 'api',
      accepts: 'json',
      pageSize: 50,
      path: (day, page) => `/api/daily_papers?date=${day}&p=${page}&limit=50`,
      parse: parseApi,
    },
    { name: 'hydration', accepts: 'html', showsAtMost: 50, path: pageOf, parse: parseHydration },
    { name: 'cards', accepts: 'html', showsAtMost: 50, path: pageOf, parse: parseCards },
  ],
  // Votes settle over one to two weeks, and a day's list keeps filling for about two days.
  hoursBetweenLooks: (ageDays) => (ageDays <= 1 ? 1 : ageDays <= 7 ? 6 : ageDays <= 21 ? 24 : null),
  firstDay: '2023-05-04',
  showsPastDays: true,
  entriesStay: false,
  votesSettle: true,
  itemUrl: (id) => (isTitleId(id) ? null : `${SITE}/papers/${id}`),
  listingUrl: (day) => `${SITE}/papers/date/${day}`,
}

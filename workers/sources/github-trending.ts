import type { Source } from '../types.ts'
import { parseTrendingPage } from './github/trending-page.ts'

const SITE = 'https://github.com'

/** GitHub Trending: the repositories that gathered the most stars today. */
export const githubTrending: Source = {
  id: 'github-trending',
  name: 'GitHub Trending',
  unit: { one: 'star', many: 'stars' },
  entry: { one: 'repository', many: 'repositories' },
  summary: 'description',
  site: 'GitHub',
  home: `${SITE}/trending`,
  upstream: 'GITHUB_URL',
  externalId: /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\/(?!\.\.?$)[A-Za-z0-9._-]{1,100}$/,
  details: { forks: 'count', language: 'text', stars_today: 'count' },
  ways: [{ name: 'html', accepts: 'html', path: () => '/trending?since=daily', parse: parseTrendingPage }],
  // The page shows today alone: once the day is over, its listing can no longer be seen.
  hoursBetweenLooks: (ageDays) => (ageDays === 0 ? 1 : null),
  firstDay: '2013-08-01',
  showsPastDays: false,
  entriesStay: true,
  votesSettle: false,
  itemUrl: (id) => `${SITE}/${id}`,
  listingUrl: () => `${SITE}/trending?since=daily`,
}

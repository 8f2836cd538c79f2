/** What the sites would show if they had one entry: enough for every parser to run once. */
const ENTRY = {
  paper: {
    id: '0000.00000',
    title: 'Title\n  two',
    summary: 'A “summary”',
    upvotes: 1,
    publishedAt: '2000-01-01T00:00:00.000Z',
    submittedOnDailyAt: '2000-01-01T00:00:00.000Z',
    authors: [{ name: 'Author', hidden: false }],
    organization: { name: 'organization', fullname: 'Organization' },
    ai_keywords: ['keyword'],
    ai_summary: 'summary',
    githubRepo: 'https://github.com/owner/name',
    githubStars: 1,
    projectPage: 'https://project.example/',
  },
  numComments: 0,
}

const PROPS = JSON.stringify({ date: '2000-01-01', dailyPapers: [ENTRY] }).replaceAll('"', '&quot;')

const CARD = `<article><svg></svg><!----><div class="leading-none">1</div><h3><a href="/papers/0000.00000">Title</a></h3>
<a href="/organization">Organization</a><a href="/papers/0000.00000#community">1</a> 1 authors</article>`

const ROW = `<article class="Box-row"><template></template><svg></svg><h2><a href="/owner/name" data-hydro-click="">name</a></h2>
<p class="col-9">one &amp; two</p><span itemprop="programmingLanguage">C</span><a href="/owner/name/stargazers">1,000</a>
<a href="/owner/name/forks">1</a><span class="float-sm-right">1 star today</span></article>`

/** A page or an answer for each way of reading a listing, by the way's name. */
export const SITES: Record<string, string> = {
  api: JSON.stringify([ENTRY]),
  hydration: `<div data-target="DailyPapers" data-props="${PROPS}"></div></html>`,
  cards: `<time datetime="2000-01-01"></time>${CARD}</html>`,
  html: `${ROW}</html>`,
}

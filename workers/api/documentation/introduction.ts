/** What holds for every endpoint, for people; in Markdown. */
export const INTRODUCTION = `Trending listings, watched: upvotes as they were seen, topics and their trends over time. Anonymous and read-only; any page may read it.

**Answers** are \`{ "data": …, "meta": … }\`. \`meta.as_of\` is when a listing was last seen that the answer can contain, \`meta.version\` the number of the state of the data. Times are ISO 8601 in UTC, days \`2025-06-10\`, weeks \`2025-W24\`. Ids are text and permanent. A time without data is an empty list or a gap with its reason, never a zero and never an error.

**Formats.** Lists and series also come as \`.csv\` and \`.ndjson\`, at the same address with the same parameters. Cloudflare compresses JSON on its way (\`Accept-Encoding\`); CSV, ndjson and feeds it sends as they are, since the Worker would have to do it in the little time it has.

**Paging.** \`limit\` sets how many rows there are at most; \`meta.next\`, and the header \`Link\`, lead to the next page. Pages stay true while items come in; in the orders that go by votes, an item whose votes rise may slip past the page you are at: to fetch everything, use \`sort=first_seen\`.

**Errors** are problem details (RFC 9457) with \`errors\`, naming each parameter that is wrong. Nothing is ignored: an unknown parameter is an error too.

**Caching.** Answers carry a weak \`ETag\`. Sent back as \`If-None-Match\`, it is answered with 304 and no body while nothing has changed: ask as often as you like.`

export const TAGS = [
  { name: 'Items', description: 'Papers and repositories.' },
  { name: 'Topics', description: 'What items are about.' },
  { name: 'Trends', description: 'What is rising and falling, and how it got there.' },
  { name: 'Listings', description: 'What is watched, how, and whether it works.' },
]

const AT: Record<string, string> = {
  items: 'Items',
  topics: 'Topics',
  trends: 'Trends',
  organizations: 'Trends',
  export: 'Items',
}

/** The heading an endpoint stands under. */
export const tagOf = (path: string): string => AT[path.split('/')[1] ?? ''] ?? 'Listings'

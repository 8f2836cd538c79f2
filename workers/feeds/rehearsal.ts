import { feedText } from './app.ts'
import { dailyEntries } from './daily.ts'
import { digestFeed } from './digest.ts'
import type { Feed } from './feed.ts'
import { risingEntries } from './rising.ts'
import { topicEntry } from './topic.ts'

const CALL = { topic: 'topic', recent: 9, baseline: 9, x: -3, p: 0.1, earlier: { x: -4, p: 0.1 } }
const CALLED = {
  all: { recent: 1000, baseline: 1000, meanShare: 0.01 },
  calls: [
    { ...CALL, flag: 'rising' },
    { ...CALL, topic: 'other', flag: 'new' },
  ],
}
const TAXONOMY = { version: '', groups: [], topics: [] }
const TOPIC = {
  id: 'topic',
  name: 'Topic',
  group: '',
  aliases: [],
  exact: [],
  titleOnly: false,
  broad: false,
}

/** Writes an entry of every kind in both formats once, for nobody. */
export async function rehearseFeeds(db: D1Database): Promise<void> {
  const common = { source: 'huggingface-papers', day: '2000-01-02', lastDay: '2000-01-02' }
  const items = JSON.stringify([['0000.00000', 'Title <', 1]])
  const week = { ...common, week: '1999-W52', ranking: JSON.stringify(CALLED), upvotes: '{"topic":1}' }
  const item = {
    id: 1,
    source: common.source,
    externalId: '0000.00000',
    title: 'Title',
    summary: 'A “summary”',
    authors: '["Author"]',
    organization: 'Organization',
    upvotes: 1,
    firstSeenAt: 0,
  }
  const feed: Feed = {
    id: '',
    title: '',
    description: '',
    page: '/',
    entries: [
      ...dailyEntries([{ ...common, closedAt: 0, items }], 0),
      ...risingEntries([week], TAXONOMY, 0),
      topicEntry(item, TOPIC),
    ],
  }
  const digests = await digestFeed(db, [common.source], 0, 'day', Date.parse('2000-01-03'))
  for (const format of ['xml', 'json'])
    for (const one of [feed, digests]) feedText(one, new URL(`http://localhost/feeds/daily.${format}`))
}

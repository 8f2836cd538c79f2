import { RUNS_KEPT } from '../../collect/thin.ts'
import { DAY } from '../../days.ts'
import { LADDER } from '../../trends/votes/ladder.ts'
import type { Resources } from '../resources/index.ts'

/** What is to be known of each endpoint, by its path; in Markdown. No part of the Worker. */
export const DESCRIPTIONS: Record<keyof Resources, string> = {
  '/sources':
    'Each source with its unit, the first and last day on which it listed something, and its last good run.',
  '/health':
    'From the database alone. 503 when a source has not been seen for more than 3 hours, or the database is not migrated.',
  '/runs':
    `Every attempt to collect a listing of the last ${RUNS_KEPT / DAY} days. A filtered page may hold fewer runs than \`limit\`, or none, ` +
    'and still have a `next`: each page looks through a bounded part of the ledger.',
  '/runs/{id}': 'One attempt, with the first rows that were left out and why.',
  '/items':
    'Papers and repositories with their newest count of upvotes. With `day`, one listing; with `from` and `to`, the items of ' +
    'those listing days (at most 31), of which days to come have none; without any of them, all items. Sorted by ' +
    '`published`, items without a date of publication (all repositories) are left out. By `velocity` or `heat`, it is the ' +
    'items that have one: those that stand on the listings of the days asked for, or on the two newest listings of each ' +
    'source, where votes still come in. With `organization`, `first_seen` goes through all of its items, `upvotes` and ' +
    '`published` through its newest 500 of each source. `min_upvotes` in another order than that of the upvotes looks ' +
    'through as many items as `limit` says, so that a page may be short, or empty, and still have a `next`. With `topic`, ' +
    'its items: those that stood on the listing of `day`, or on those of `from` to `to`, or without them all of them, the ' +
    'newest first, by the first day on which each was listed; then, too, a page may be short. `q` searches titles and ' +
    'abstracts: all words have to be there, words in quotes one after the other, whatever their case, accents and number; a ' +
    'word with punctuation within (`vision-language`) is such a phrase, too, and the most common words are only looked at ' +
    'within quotes. Those collected last come first, an item minutes after it was collected; with a phrase or other ' +
    'conditions a page may be short, or empty, and still have a `next`. A `day` without items has a `meta.reason`, and ' +
    'says in `meta.coverage` how far its listings were seen.',
  '/items/{id}':
    'An item with the listings on which it stood, and its topics with what shows them: which alias was found where, how ' +
    'often, and as which words. `evidence` is null while a newer version of the taxonomy is being counted with.',
  '/items/{id}/upvotes':
    'One point whenever the count differed from the point before; in between it was seen unchanged, except in the gaps, ' +
    'in which nobody looked or the listing did not show the item. After 14 days points are thinned out: besides the first ' +
    `and the newest, those around ${LADDER.join(', ')} hours after its listing day began are kept, and the last of each ` +
    'later day. `meta.forecast` is the count it is expected to come to, `meta.typical` what is usual at its age.',
  '/topics':
    'The topics of the taxonomy, by group, with their state in one source: `k28` of `n28` items in the last 28 days, what was ' +
    'expected from the 182 days before, the lift with its 80% interval, and the change against 28 days ago. A topic that has ' +
    'never been seen has no numbers.',
  '/topics/{id}':
    'Its definition, the version of the taxonomy that has it, and what can be said about it in every source.',
  '/trends/topics':
    'Up to five topics, a point a day, week or month, at most 400 of each. Weeks and months are whole ones: those that `from` ' +
    'and `to` lie in; days to come cannot be asked for. `share` is the estimated share of the source at the end of the period, ' +
    'with its 80% band; `items` and `upvotes` are counts, the upvotes those when the day was closed, or of an open day when it ' +
    'was last counted. `k` of `n` items were about the topic; where entries stay for days, an item counts on its first day, ' +
    'other than in `/trends/volume`. A period in which nothing was seen is a gap: its values are null. `coverage` is the share ' +
    "of the period's days whose listing was seen to its end. Periods that can still change are `provisional`. On the `index` " +
    'scale the highest value in the range is 100.',
  '/trends/rising':
    'Topics whose share of a source is above that of the half year before the last 28 days with 97.5% certainty, ordered by ' +
    'the cautious end of the lift. `new` topics had at most two items before. `as_of` answers as of the end of the last week ' +
    'that had ended by that day. `meta.track_record` counts earlier calls that could be checked four weeks later, and the ' +
    'share of them that still stood at 1.25 times their baseline or more.',
  '/trends/falling': 'The same downwards, for topics that had at least five items to fall from.',
  '/trends/emerging':
    'Phrases in titles, or used twice in an abstract, that four or more items of the last 28 days are about and whose share is ' +
    'above that of the half year before with 99.5% certainty, in the order of the cautious end of the lift. Phrases that the ' +
    'topic list knows are left out, and a shorter one is in `nested` of the longer one it comes with. `as_of` answers as of the ' +
    'end of the last week that had ended by that day, without `items`. `meta.track_record` counts earlier calls that could be ' +
    'checked four weeks later, and the share of them that still stood at 1.25 times their baseline or more.',
  '/trends/volume':
    'Items and upvotes listed, a point a day, week or month, at most 400 of them. Weeks and months are whole ones: those that ' +
    '`from` and `to` lie in; days to come cannot be asked for. `upvotes` are those of the items when their day was closed, of ' +
    'an open day those so far of the items that still stand on its listing. To compare days, take `upvotes_at_8h`, `_24h` and ' +
    '`_168h`: the votes at that age, of the `known_at_…` items whose votes were seen then; they are there once a day is ' +
    'closed, the last one after a week more, and only where votes begin with the listing. A period nobody looked at is a gap: ' +
    "its values are null. `coverage` is the share of the period's days whose listing was seen to its end. Periods that can " +
    'still change are `provisional`.',
  '/organizations':
    'Who stands behind the items listed from `from` to `to` (the last 28 days unless told otherwise, at most 92): items, their ' +
    'share of all items of those days, and their upvotes when the days were closed, or of an open day when it was last ' +
    'counted. Those with the most items come first, of as many those with the most upvotes; before them, on the first page and ' +
    'beyond its `limit`, stands `unknown`, the items that name nobody. Where entries stay for days, an item counts on its ' +
    'first day. `meta.provisional` says that some of the days can still change.',
  '/export/{source}/{month}':
    'The items on its listings of a month, each once, by the day on which it first stood there: with its topics (`about`: ' +
    'those it is really about) and what was observed of its votes from the first of the month until 22 days after its last, ' +
    'as three lists of the same length. `upvotes` is the last of these counts; texts and details are as they were last seen, ' +
    'also later. A large month comes in several pages (`meta.next`, or the header `Link`), each streamed: one that breaks ' +
    'off was not sent in full. Once all days of a month and the 22 after it are thinned out and its items tagged, it is ' +
    'marked as `immutable`, and `meta.settled` is true; never so for a source whose entries come back for years, with other ' +
    'words.',
}

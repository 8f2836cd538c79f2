import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { tellingMoments, thinnedOut } from '../../../workers/collect/thin.ts'
import { validateRows } from '../../../workers/collect/validate.ts'
import { HOUR, startOf } from '../../../workers/days.ts'
import { titleKey } from '../../../workers/sources/title-key.ts'
import { CONTENT, rowOf } from '../../../workers/store/item-columns.ts'
import type { Day, Moment, Source } from '../../../workers/types.ts'
import { candidate, type Entry, lookAt, paperRow } from './entries.ts'

type Value = string | number | null

/** An item that was stored, with its votes as the looks saw them. */
export interface Stored {
  id: number
  entry: Entry
  organization: { id: string | null; name: string } | null
  upvotes: number
}

/** Writes items with their places and observations, in the form in which looks store them. */
export class ItemWriter {
  readonly #item: StatementSync
  readonly #listed: StatementSync
  readonly #observation: StatementSync
  readonly #tags: StatementSync
  readonly #phrases: StatementSync
  readonly #known = new Map<string, Record<string, unknown>>()
  #id = 0

  constructor(database: DatabaseSync) {
    const into = (table: string, columns: readonly string[]) =>
      database.prepare(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      )
    this.#item = into('item', [
      ...[
        'id',
        'source',
        'external_id',
        'first_seen_at',
        'changed_at',
        'voted_at',
        'upvotes_before',
        'voted_before_at',
      ],
      ...['upvotes_earlier', 'voted_earlier_at', 'listed_on', 'details', ...CONTENT],
    ])
    this.#listed = into('listing_item', ['source', 'day', 'item_id', 'rank', 'first_seen_at'])
    this.#observation = into('observation', ['item_id', 'observed_at', 'upvotes', 'run_id'])
    this.#tags = into('item_tags', ['generation', 'item_id', 'topics'])
    this.#phrases = into('item_phrases', ['item_id', 'phrases'])
  }

  /** The number of the newest item. */
  get newest(): number {
    return this.#id
  }

  /**
   * An item as it is known after looks at these hours of its day.
   *
   * @param runs ids of the runs of these looks
   * @param thinnedAt when its listing was thinned out, if it was
   */
  write(
    source: Source,
    day: Day,
    entry: Entry,
    hours: readonly number[],
    runs: readonly number[],
    thinnedAt: Moment | null,
  ): Stored | null {
    const points: { observedAt: Moment; upvotes: number; run: number }[] = []
    let before = -1
    for (let i = 0; i < hours.length; i++) {
      const hour = hours[i] ?? 0
      if (hour < entry.arrives) continue
      const upvotes = entry.votesAt(hour)
      if (upvotes !== before)
        points.push({ observedAt: lookAt(source, day, hour), upvotes, run: runs[i] ?? 0 })
      before = upvotes
    }
    const [first] = points
    if (first === undefined) return null
    const id = ++this.#id
    const [last, previous, earlier] = [points.at(-1), points.at(-2), points.at(-3)]
    const row = this.#rowOf(source, day, entry)
    this.#item.run(
      ...[id, source.id, entry.externalId, first.observedAt, last?.observedAt ?? 0, last?.observedAt ?? 0],
      ...[
        previous?.upvotes ?? null,
        previous?.observedAt ?? null,
        earlier?.upvotes ?? null,
        earlier?.observedAt ?? null,
      ],
      ...[day, row.details as Value],
      ...CONTENT.map((column) => (column === 'upvotes' ? before : (row[column] as Value))),
    )
    this.#listed.run(source.id, day, id, entry.rank, first.observedAt)
    const telling = tellingMoments({ day, looks: hours.map((hour) => lookAt(source, day, hour)) })
    const gone = thinnedAt === null ? null : new Set(thinnedOut(points, telling, day, thinnedAt))
    for (const { observedAt, upvotes, run } of points)
      if (!gone?.has(observedAt)) this.#observation.run(id, observedAt, upvotes, run)
    this.#tags.run(1, id, entry.text.tags)
    this.#phrases.run(id, entry.text.phrasesText)
    const organization = row.organization as string | null
    return {
      id,
      entry,
      organization:
        organization === null ? null : { id: row.organization_id as string | null, name: organization },
      upvotes: before,
    }
  }

  /** What the Worker would make of it; of a text that is known, only what differs is looked at again. */
  #rowOf(source: Source, day: Day, entry: Entry): Record<string, unknown> {
    const key = `${source.votesSettle}${entry.text.title}`
    let known = this.#known.get(key)
    if (known === undefined) {
      const found = source.votesSettle
        ? source.ways[0].parse(JSON.stringify([paperRow(entry, day, entry.arrives)])).candidates
        : [candidate(entry, entry.arrives) as never]
      const [item] = validateRows(source, found).items
      if (item === undefined) throw new Error(`${entry.externalId} is no valid entry`)
      known = rowOf(item)
      this.#known.set(key, known)
    }
    const [owner = ''] = entry.externalId.split('/')
    return {
      ...known,
      title: entry.title,
      title_key: titleKey(entry.title),
      ...(source.votesSettle
        ? { published_at: startOf(day) - 24 * HOUR }
        : { organization_id: owner, organization: owner }),
    }
  }
}

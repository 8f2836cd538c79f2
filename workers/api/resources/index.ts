import * as v from 'valibot'
import { exportedItem, exportedItemExample, exportMeta, exportMetaExample } from './exported-item.ts'
import { nextCursor, taxonomyVersion } from './fields.ts'
import { health, healthExample } from './health.ts'
import { item, itemExample, itemInFull, itemInFullExample, itemsMeta } from './item.ts'
import {
  organization,
  organizationsExample,
  organizationsMeta,
  organizationsMetaExample,
} from './organization.ts'
import { phrase, phraseExample } from './phrase.ts'
import { rankedExample, rankedMeta, rankedMetaExample, rankedTopic } from './ranked-topic.ts'
import { run, runExample } from './run.ts'
import { seriesExample, seriesMeta, seriesMetaExample, seriesPoint } from './series-point.ts'
import { source, sourceExample } from './source.ts'
import {
  topic,
  topicExample,
  topicInFull,
  topicInFullExample,
  topicsMeta,
  topicsMetaExample,
} from './topic.ts'
import { upvotePoint, upvotesExample, upvotesMeta, upvotesMetaExample } from './upvotes.ts'
import { volumeExample, volumeMeta, volumeMetaExample, volumePoint } from './volume.ts'

/** What an endpoint answers: the data, the facts beside it, and an example of both. */
export interface Documented<
  Data extends v.GenericSchema = v.GenericSchema,
  Meta extends v.ObjectEntries = v.ObjectEntries,
> {
  /** The name of what it answers with, one of it or many. */
  name: string
  data: Data
  meta: Meta
  example: { data: v.InferOutput<Data>; meta: Record<string, unknown> }
}

const one = <Data extends v.GenericSchema, Meta extends v.ObjectEntries>(
  name: string,
  data: Data,
  meta: Meta,
  example: { data: v.InferOutput<Data>; meta: v.InferOutput<v.StrictObjectSchema<Meta, undefined>> },
): Documented<Data, Meta> => ({ name, data, meta, example })

const list = <Row extends v.GenericSchema, Meta extends v.ObjectEntries>(
  name: string,
  row: Row,
  meta: Meta,
  example: { data: v.InferOutput<Row>[]; meta: v.InferOutput<v.StrictObjectSchema<Meta, undefined>> },
): Documented<v.ArraySchema<Row, undefined>, Meta> => ({ name, data: v.array(row), meta, example })

const paged = { next: nextCursor }
const more = { next: 'WyJ1cHZvdGVzIiw1Nyw0Ml0' }
const nothing = {}

/** What each endpoint answers, by its path. */
export const resources = {
  '/sources': list('Source', source, nothing, { data: [sourceExample], meta: {} }),
  '/health': one('Health', health, nothing, { data: healthExample, meta: {} }),
  '/runs': list('Run', run, paged, { data: [runExample], meta: { next: 'WyJydW5zIiw0NzExXQ' } }),
  '/runs/{id}': one('Run', run, nothing, { data: runExample, meta: {} }),
  '/items': list('Item', item, itemsMeta, { data: [itemExample], meta: more }),
  '/items/{id}': one(
    'ItemInFull',
    itemInFull,
    { taxonomy: taxonomyVersion },
    {
      data: itemInFullExample,
      meta: { taxonomy: '2026-11' },
    },
  ),
  '/items/{id}/upvotes': list('UpvotePoint', upvotePoint, upvotesMeta, {
    data: upvotesExample,
    meta: upvotesMetaExample,
  }),
  '/topics': list('Topic', topic, topicsMeta, { data: [topicExample], meta: topicsMetaExample }),
  '/topics/{id}': one(
    'TopicInFull',
    topicInFull,
    { taxonomy: taxonomyVersion },
    {
      data: topicInFullExample,
      meta: { taxonomy: '2026-11' },
    },
  ),
  '/trends/topics': list('SeriesPoint', seriesPoint, seriesMeta, {
    data: seriesExample,
    meta: seriesMetaExample,
  }),
  '/trends/volume': list('VolumePoint', volumePoint, volumeMeta, {
    data: [volumeExample],
    meta: volumeMetaExample,
  }),
  '/trends/rising': list('RankedTopic', rankedTopic, rankedMeta, {
    data: [rankedExample],
    meta: rankedMetaExample,
  }),
  '/trends/falling': list('RankedTopic', rankedTopic, rankedMeta, {
    data: [{ ...rankedExample, flag: 'falling', lift: 0.5, lo: 0.3, hi: 0.7, p_rise: 0.004 }],
    meta: rankedMetaExample,
  }),
  '/trends/emerging': list('EmergingPhrase', phrase, rankedMeta, {
    data: [phraseExample],
    meta: rankedMetaExample,
  }),
  '/export/{source}/{month}': list('ExportedItem', exportedItem, exportMeta, {
    data: [exportedItemExample],
    meta: exportMetaExample,
  }),
  '/organizations': list('Organization', organization, organizationsMeta, {
    data: organizationsExample,
    meta: organizationsMetaExample,
  }),
}

export type Resources = typeof resources

import * as v from 'valibot'

/**
 * What fields of answers are made of. These schemas write the documentation, type the client and hold real answers
 * to it in tests; the Worker itself never runs them.
 */

/** A schema with words for people. */
export const about = <const Schema extends v.GenericSchema>(schema: Schema, words: string) =>
  v.pipe(schema, v.description(words))

export const day = v.pipe(v.string(), v.isoDate())
export const time = v.pipe(v.string(), v.isoTimestamp())
export const count = v.pipe(v.number(), v.integer(), v.minValue(0))
export const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
export const positive = v.pipe(v.number(), v.minValue(0))
export const sourceId = about(
  v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/)),
  'The id of a source, as `/sources` lists them.',
)
export const itemId = about(
  v.pipe(v.string(), v.regex(/^[a-z0-9-]+:.+$/)),
  'Permanent: the source, a colon, and the id the source itself uses.',
)
export const topicId = about(v.string(), 'Permanent id of a topic, as `/topics` lists them.')

/** A list without anything in it, and why. */
export const emptyReason = about(v.optional(v.string()), 'Why there is no data; absent when there is some.')
export const taxonomyVersion = about(v.string(), 'The version of the topic list that was counted with.')
export const nextCursor = about(
  v.nullable(v.string()),
  'The `cursor` of the next page; null on the last one.',
)

/** What every answer says about itself. */
export const commonMeta = {
  as_of: about(v.nullable(time), 'When a listing that the answer can contain was last seen.'),
  version: about(count, 'Number of the state of the data: it grows when data changes.'),
}

import * as v from 'valibot'
import { about, day, sourceId, taxonomyVersion, topicId } from './fields.ts'
import { trend, trendExample } from './trend.ts'

const groupId = about(v.string(), 'The group it stands in.')

/** A topic in the list; without numbers when the source has never shown it. */
export const topic = v.strictObject({
  id: topicId,
  name: v.string(),
  group: groupId,
  ...v.partial(v.strictObject(trend)).entries,
})

export const topicsMeta = {
  taxonomy: taxonomyVersion,
  day: about(v.nullable(day), 'The day up to which was counted.'),
  groups: about(v.array(v.strictObject({ id: v.string(), name: v.string() })), 'All groups, in their order.'),
}

/** One topic, with its definition and what can be said of it in every source that has shown it. */
export const topicInFull = v.strictObject({
  id: topicId,
  name: v.string(),
  group: groupId,
  aliases: about(v.array(v.string()), 'Phrases, found whatever their case, hyphens and plurals.'),
  exact: about(v.array(v.string()), 'Acronyms and names, found only as they are written here.'),
  title_only: about(v.boolean(), 'Whether it is looked for in titles only.'),
  broad: about(v.boolean(), 'Whether it is meant to be found in many items.'),
  group_name: v.string(),
  states: v.array(v.strictObject({ source: sourceId, day, ...trend })),
})

export const topicExample: v.InferOutput<typeof topic> = {
  id: 'rag',
  name: 'Retrieval-augmented generation',
  group: 'language',
  ...trendExample,
}

export const topicsMetaExample = {
  taxonomy: '2026-11',
  day: '2025-06-10',
  groups: [{ id: 'language', name: 'Language' }],
}

export const topicInFullExample: v.InferOutput<typeof topicInFull> = {
  id: 'rag',
  name: 'Retrieval-augmented generation',
  group: 'language',
  aliases: ['retrieval-augmented', 'retriever'],
  exact: ['RAG'],
  title_only: false,
  broad: false,
  group_name: 'Language',
  states: [{ source: 'huggingface-papers', day: '2025-06-10', ...trendExample }],
}

import data from './taxonomy.json' with { type: 'json' }

/** A heading that topics stand under. */
export interface TopicGroup {
  id: string
  name: string
}

/** A named set of aliases. */
export interface Topic {
  /** Permanent: counts and links are kept under it. */
  id: string
  name: string
  /** The id of a group. */
  group: string
  /** Phrases, matched word by word whatever their case, hyphens and plurals. */
  aliases: string[]
  /** Acronyms and names, matched case by case: `RAG`, `MoE`. */
  exact: string[]
  /** Meant to be found in many items; the check of the taxonomy says nothing about it. */
  broad: boolean
  /** Counts in titles only: every other paper mentions a benchmark. */
  titleOnly: boolean
}

/** All topics. Whoever changes one changes the version too: numbers of two versions are never mixed. */
export interface Taxonomy {
  version: string
  groups: TopicGroup[]
  topics: Topic[]
}

/** The taxonomy this deployment counts with; `checkTaxonomy` has passed it when the Worker is built. */
export const taxonomy: Taxonomy = data

import type { Taxonomy, Topic } from '../../workers/topics/taxonomy.ts'

/** A topic of the tests' own taxonomy. */
export function topic(id: string, aliases: string[], more: Partial<Topic> = {}): Topic {
  return { id, name: id, group: 'all', aliases, exact: [], broad: false, titleOnly: false, ...more }
}

export function taxonomyOf(...topics: Topic[]): Taxonomy {
  return { version: 'test', groups: [{ id: 'all', name: 'All' }], topics }
}

/** Small, and with every kind of alias. */
export const sample = taxonomyOf(
  topic('surveys', ['survey', 'position paper'], { titleOnly: true }),
  topic('rag', ['retrieval-augmented generation', 'retrieval-augmented'], { exact: ['RAG'] }),
  topic('experts', ['mixture of experts', 'sparse expert'], { exact: ['MoE', 'MoEs'] }),
  topic('policy', ['policy', 'policy gradient']),
  topic('mac', ['mac']),
  topic('vision-language', ['vision-language model']),
  topic('next', ['next.js'], { exact: ['Next Router'] }),
)

import { createMatcher } from './matcher.ts'
import { taxonomy } from './taxonomy.ts'

export { taxonomy }

/** The matcher of this deployment, built once, when the Worker starts. */
export const matcher = createMatcher(taxonomy)

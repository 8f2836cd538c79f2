import type { Source, SourceId } from '../types.ts'
import { githubTrending } from './github-trending.ts'
import { huggingfacePapers } from './huggingface-papers.ts'

/** Every source Uptrend knows, in the order in which people see them. */
export const sources: readonly Source[] = [huggingfacePapers, githubTrending]

export const sourceById = (id: SourceId): Source | undefined => sources.find((source) => source.id === id)

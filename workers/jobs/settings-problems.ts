import type { Env } from '../env.ts'
import { planProblems } from '../watch/limits.ts'
import { channelProblems } from './tell.ts'
import { digestProblems } from './wanted-digests.ts'

/** What is wrong with what a deployer has set, in words: nobody would notice until it is needed. */
export const settingsProblems = (env: Env): string[] => [
  ...planProblems(env),
  ...channelProblems(env),
  ...digestProblems(env),
]

import { HOUR } from '../../../workers/days.ts'

export const DAY_ONE = '2025-06-10'
export const PAPERS = 'huggingface-papers'
export const REPOSITORIES = 'github-trending'

/** `hours` after the beginning of 2025-06-10 (a Tuesday), UTC. */
export const hour = (hours: number): number => Date.parse('2025-06-10T00:00:00Z') + hours * HOUR

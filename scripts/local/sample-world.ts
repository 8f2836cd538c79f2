import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dayOf } from '../../workers/days.ts'

/** What makes one generated world: the same numbers, the same papers. */
export interface SampleWorld {
  seed: number
  lastDay: string
}

/** The world that a sample database was filled from, so that it goes on the same after a restart. */
export function sampleWorld(folder: string): SampleWorld {
  const file = `${folder}/world.json`
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as SampleWorld
  const world = { seed: 1, lastDay: dayOf(Date.now()) }
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, JSON.stringify(world))
  return world
}

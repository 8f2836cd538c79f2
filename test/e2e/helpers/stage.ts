import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { inject } from 'vitest'

/** The databases that pages are shown of: a Worker each. */
export type State = 'sample' | 'troubled' | 'empty'

/** What the tests play on. */
export interface Stage {
  urls: Record<State, string>
  /** What stands in the addresses of views for `{paper}` and so on. */
  names: Record<State, Record<string, string>>
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Where Chromium is; without it there is nothing to test with. */
    chromium: string | null
    /** The file that holds the stage as JSON once it is set, or the reason why it is not. */
    stageFile: string
  }
}

export const hasChromium = inject('chromium') !== null

/** Waits until the stage is set: databases are filled while other tests run. */
export async function setStage(): Promise<Stage> {
  const file = inject('stageFile')
  while (!existsSync(file)) await sleep(100)
  const stage = JSON.parse(readFileSync(file, 'utf8')) as Stage | { trouble: string }
  if ('trouble' in stage) throw new Error(`the stage could not be set: ${stage.trouble}`)
  return stage
}

/** How long filling may take on a machine that has much else to do. */
export const PATIENCE = inject('extent') === 'whole' ? 1_200_000 : 240_000

import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../../scripts/local/worker.ts'
import { bytesFull, planOf } from '../../../workers/watch/limits.ts'
import { fileIn, writeHistory } from './history.ts'
import { TWO_SOURCES } from './watched.ts'

const FREE = planOf({}).bytes / 1e6
const FULL = bytesFull(planOf({})) / 1e6

const megabytesAfter = (days: number): number => {
  const folder = mkdtempSync(join(tmpdir(), 'uptrend-room-'))
  try {
    migrate(folder)
    writeHistory(folder, days, TWO_SOURCES)
    return statSync(fileIn(folder)).size / 1e6
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How long the free plan's database lasts for two sources of 60 items a day, in words. */
export function roomInWords(): string {
  const [first, second] = [megabytesAfter(365), megabytesAfter(730)]
  const each = second - first
  const years = (megabytes: number) => (1 + (megabytes - first) / each).toFixed(1)
  return `Two sources of 60 items a day: ${first.toFixed(0)} MB after a year, ${each.toFixed(0)} MB for each more: ${years(FULL)} years until abstracts of new items are left out, ${years(FREE)} until the free plan's ${FREE} MB are full.`
}

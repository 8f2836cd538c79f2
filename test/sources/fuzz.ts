/**
 * Reads pages and answers that were spoilt in every way: bytes flipped, tags lost, numbers as texts, nesting without end.
 *
 *   npm run fuzz:parsers [-- --pages 200000] [--seed N]
 *
 * Every page has to be refused by name or read row by row, within a second, and nothing may be stored that should not be.
 */
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { bar, progressLine } from '../../scripts/local/progress.ts'
import { readSpoilt } from './read-spoilt.ts'
import { READINGS } from './readings.ts'
import { change, spoilt } from './spoiling.ts'

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '200000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
})
const pages = Number(values.pages)
const MOST_MS = 1000
const progress = progressLine()
const each = Math.ceil(pages / READINGS.length)
let failed = false
let done = 0

console.log(`seed ${values.seed}`)
for (const reading of READINGS) {
  const outcome = { pages: 0, refused: 0, items: 0, slowest: 0 }
  const result = fc.check(
    fc.property(
      fc.constantFrom(...reading.texts),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      (text, changes) => {
        const page = spoilt(text, changes)
        const began = performance.now()
        const read = readSpoilt(reading, page)
        const took = performance.now() - began
        outcome.pages++
        if (read === 'refused') outcome.refused++
        else outcome.items += read
        outcome.slowest = Math.max(outcome.slowest, took)
        if (took > MOST_MS) throw new Error(`${page.length} characters took ${Math.round(took)} ms`)
        if (++done % 500 === 0) progress.show(`${bar(done, pages)}  ${reading.name}`)
      },
    ),
    { numRuns: each, seed: Number(values.seed), endOnFailure: true },
  )
  progress.end(
    `${reading.name.padEnd(20)} ${outcome.pages} pages, ${outcome.refused} refused, ${outcome.items} items read, slowest ${Math.round(outcome.slowest)} ms`,
  )
  if (result.failed) {
    failed = true
    console.error(
      `  failed: ${result.errorInstance instanceof Error ? result.errorInstance.message : 'no reason'}`,
    )
    console.error(`  again with: --seed ${values.seed}, path ${result.counterexamplePath}`)
  }
}
console.log(
  `${done} spoilt pages: ${failed ? 'not all are read as they should be' : 'no crash, no hang, no bad row'}.`,
)
process.exit(failed ? 1 : 0)

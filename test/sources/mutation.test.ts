import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSpoilt } from './read-spoilt.ts'
import { READINGS } from './readings.ts'
import { ABYSSES, change, spoilt } from './spoiling.ts'

describe('a spoilt page', () => {
  test.each(READINGS)('of $name is refused by name, or read row by row', (reading) => {
    const outcomes = { read: 0, refused: 0 }
    fc.assert(
      fc.property(
        fc.constantFrom(...reading.texts),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        (text, changes) => {
          outcomes[readSpoilt(reading, spoilt(text, changes)) === 'refused' ? 'refused' : 'read']++
        },
      ),
      { numRuns: 600 },
    )
    expect(Math.min(outcomes.read, outcomes.refused)).toBeGreaterThan(0)
  })
})

test.each(READINGS)('nesting ten thousand deep does not stop the reading of $name', (reading) => {
  for (const text of reading.texts)
    for (const abyss of ABYSSES)
      for (const place of [0.3, 0.6, 0.9]) {
        const at = Math.floor(place * text.length)
        expect(() => readSpoilt(reading, text.slice(0, at) + abyss + text.slice(at))).not.toThrow()
      }
})

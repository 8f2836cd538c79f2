import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { missedLooksBefore } from '../../workers/collect/missed-looks.ts'
import { DAY, HOUR, MINUTE, startOf } from '../../workers/days.ts'
import { githubTrending } from '../../workers/sources/github-trending.ts'
import { huggingfacePapers } from '../../workers/sources/huggingface-papers.ts'

const day = '2026-03-11'
const at = (days: number, hours: number, minutes = 0) =>
  startOf(day) + days * DAY + hours * HOUR + minutes * MINUTE
const missed = (from: number | null, to: number) => missedLooksBefore(huggingfacePapers, day, from, to)

describe('looks were missed before this one', () => {
  test('not when it is the first', () => {
    expect(missed(null, at(0, 12))).toBe(false)
  })

  test('when more than one full hour began since the last, on the day and the one after', () => {
    expect(missed(at(0, 10, 5), at(0, 10, 55))).toBe(false)
    expect(missed(at(0, 10, 5), at(0, 11, 55))).toBe(false)
    expect(missed(at(0, 10, 55), at(0, 12, 0))).toBe(true)
    expect(missed(at(0, 10), at(0, 11))).toBe(false)
    expect(missed(at(0, 10), at(0, 12))).toBe(true)
    expect(missed(at(0, 23, 30), at(1, 0, 30))).toBe(false)
    expect(missed(at(1, 22, 30), at(2, 0, 30))).toBe(true)
  })

  test('when more than one quarter of a day began, in the first week', () => {
    expect(missed(at(3, 0, 5), at(3, 11, 55))).toBe(false)
    expect(missed(at(3, 0, 5), at(3, 12, 0))).toBe(true)
    expect(missed(at(1, 23, 30), at(2, 5, 59))).toBe(false)
  })

  test('when more than one day began, in the weeks after it', () => {
    expect(missed(at(9, 0, 5), at(10, 23))).toBe(false)
    expect(missed(at(9, 23), at(11, 0))).toBe(true)
    expect(missed(at(7, 18), at(8, 0))).toBe(false)
  })

  test('not by a listing that is settled, nor by one whose site no longer shows it', () => {
    expect(missed(at(21, 3), at(400, 0))).toBe(false)
    expect(missedLooksBefore(githubTrending, day, at(0, 23, 30), at(5, 0))).toBe(false)
    expect(missedLooksBefore(githubTrending, day, at(0, 20), at(0, 22))).toBe(true)
  })

  test('never by time running backwards', () => {
    expect(missed(at(0, 12), at(0, 3))).toBe(false)
    expect(missed(at(0, 12), at(0, 12))).toBe(false)
  })

  test('exactly when at least one whole stretch between two due looks was slept through', () => {
    const minutes = fc.nat(23 * 24 * 60)
    fc.assert(
      fc.property(minutes, minutes, (a, b) => {
        const from = startOf(day) + Math.min(a, b) * MINUTE
        const to = startOf(day) + Math.max(a, b) * MINUTE
        const due: number[] = []
        for (let moment = startOf(day); moment <= to; moment += HOUR) {
          const every = huggingfacePapers.hoursBetweenLooks(Math.floor((moment - startOf(day)) / DAY))
          if (every !== null && moment % (every * HOUR) === 0 && moment > from) due.push(moment)
        }
        expect(missed(from, to)).toBe(due.length > 1)
      }),
    )
  })
})

import { describe, expect, test } from 'vitest'
import { nextDue, sourceStatus } from '../../workers/collect/health.ts'
import { HOUR, MINUTE } from '../../workers/days.ts'

const now = Date.UTC(2026, 2, 11, 12, 30)

describe('a source', () => {
  test.each<[string, number | null, boolean, string]>([
    ['never seen and never tried', null, false, 'never'],
    ['never seen, because the first attempts fail', null, true, 'failing'],
    ['seen an hour ago', now - HOUR, false, 'ok'],
    ['seen just now', now, false, 'ok'],
    ['seen two hours ago, to the minute', now - 2 * HOUR, false, 'ok'],
    ['seen an hour ago, and failing since', now - HOUR, true, 'failing'],
    ['not seen for over two hours', now - 2 * HOUR - 1, false, 'late'],
    ['not seen for days, and failing', now - 50 * HOUR, true, 'late'],
  ])('%s is %s', (_, lastSuccess, lastFailed, status) => {
    expect(sourceStatus(lastSuccess, lastFailed, now)).toBe(status)
  })

  test('is asked next at the full hour after its last attempt', () => {
    expect(nextDue(now - 20 * MINUTE, null, now)).toBe(Date.UTC(2026, 2, 11, 13))
    expect(nextDue(Date.UTC(2026, 2, 11, 12), null, now)).toBe(Date.UTC(2026, 2, 11, 13))
  })

  test('is asked next when its pause is over, and at once when it was never asked', () => {
    expect(nextDue(now - 20 * MINUTE, now + 7 * MINUTE, now)).toBe(now + 7 * MINUTE)
    expect(nextDue(null, null, now)).toBe(now)
  })
})

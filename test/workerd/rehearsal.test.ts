import { expect, test, vi } from 'vitest'
import { rehearse } from '../../workers/rehearsal/rehearse.ts'

test('the rehearsal goes through to its end: every page, every endpoint, every parser and job', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  await rehearse()
  expect(warned.mock.calls).toEqual([])
  warned.mockRestore()
})

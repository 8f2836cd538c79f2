import { describe, expect, test } from 'vitest'
import { admin, api } from '../helpers/app.ts'
import { value } from '../helpers/database.ts'

describe('without the right token', () => {
  const asking = (headers: Record<string, string>) => ({ method: 'POST', headers, body: '{}' })

  test.each(['/listings', '/tick'])('%s is closed when no secret is set', async (path) => {
    for (const vars of [{ ADMIN_TOKEN: '' }, { ADMIN_TOKEN: undefined as unknown as string }]) {
      const { status, body } = await api(`/admin${path}`, {
        ...asking({ authorization: 'Bearer test-token' }),
        vars,
      })
      expect(status).toBe(403)
      expect(body.detail).toContain('ADMIN_TOKEN')
    }
  })

  test.each([
    ['nothing', {}],
    ['another token', { authorization: 'Bearer other-token' }],
    ['a longer token', { authorization: 'Bearer test-token-and-more' }],
    ['the beginning of the token', { authorization: 'Bearer test' }],
    ['an empty token', { authorization: 'Bearer ' }],
    ['the token alone', { authorization: 'test-token' }],
    ['another scheme', { authorization: 'Basic test-token' }],
  ])('%s is 401', async (_, headers) => {
    for (const path of ['/listings', '/tick', '/nothing']) {
      const { status, headers: answered, body } = await api(`/admin${path}`, asking(headers))
      expect(status).toBe(401)
      expect(answered.get('www-authenticate')).toBe('Bearer')
      expect(answered.get('access-control-allow-origin')).toBeNull()
      expect(answered.get('x-content-type-options')).toBe('nosniff')
      expect(body).toMatchObject({ title: 'Unauthorized', status: 401 })
    }
    expect(await value('SELECT count(*) FROM run')).toBe(0)
  })
})

test('only POST is possible, and only where there is something', async () => {
  const headers = { authorization: 'Bearer test-token' }
  for (const method of ['GET', 'PUT', 'DELETE']) {
    const { status, headers: answered } = await api('/admin/tick', { method, headers })
    expect(status).toBe(405)
    expect(answered.get('allow')).toBe('POST')
    expect(answered.get('access-control-allow-origin')).toBeNull()
  }
  expect((await admin('/nothing', {})).status).toBe(404)
})

import { describe, expect, test } from 'vitest'
import { webhookBody } from '../../workers/message.ts'
import { messageOf, type Telling, textOf, titleOf } from '../../workers/watch/message.ts'

const began: Telling = {
  event: 'began',
  kind: 'failing',
  subject: 'huggingface-papers',
  detail: '3 attempts in a row have failed: got <!channel> @everyone & more',
  beganAt: Date.parse('2026-06-10T12:00:00Z'),
  endedAt: null,
}
const ended: Telling = { ...began, event: 'ended', endedAt: Date.parse('2026-06-10T14:15:00Z') }

test('a message says what, about what, why, and since when', () => {
  expect(textOf(began)).toBe(
    'Uptrend: huggingface-papers keeps failing\n3 attempts in a row have failed: got <!channel> @everyone & more (since 2026-06-10 12:00 UTC)',
  )
})

test('its end says that it is over, and from when to when it was', () => {
  expect(titleOf(ended)).toBe('Uptrend: over: huggingface-papers keeps failing')
  expect(textOf(ended)).toContain('(from 2026-06-10 12:00 UTC to 2026-06-10 14:15 UTC)')
})

describe('the body of a webhook', () => {
  test('for Slack calls nobody, whatever a site has answered', () => {
    const body = webhookBody(new URL('https://hooks.slack.com/services/T/B/x'), messageOf(began))
    expect(Object.keys(body)).toEqual(['text', 'unfurl_links', 'unfurl_media'])
    expect(body.text).toContain('&lt;!channel&gt; @everyone &amp; more')
  })

  test.each(['https://discord.com/api/webhooks/1/x', 'https://ptb.discordapp.com/api/webhooks/1/x'])(
    'for Discord mentions nobody: %s',
    (address) => {
      const body = webhookBody(new URL(address), messageOf(began))
      expect(body).toEqual({ content: textOf(began), allowed_mentions: { parse: [] }, flags: 4 })
    },
  )

  test('for anybody else, and for those who pretend to be them, is plain JSON', () => {
    for (const address of [
      'https://example.org/hook',
      'https://discord.com.example.org/',
      'https://nodiscord.com/',
    ])
      expect(webhookBody(new URL(address), messageOf(ended))).toEqual({
        event: 'ended',
        kind: 'failing',
        source: 'huggingface-papers',
        detail: began.detail,
        began_at: '2026-06-10T12:00:00.000Z',
        ended_at: '2026-06-10T14:15:00.000Z',
        text: textOf(ended),
      })
  })
})

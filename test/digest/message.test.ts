import { load } from 'cheerio/slim'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digestMessage } from '../../workers/digest/message.ts'
import { webhookBody } from '../../workers/message.ts'
import { digestWith } from './made-up.ts'

const ORIGIN = 'https://uptrend.example'
const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</style></title><svg/onload=alert(1)>',
  '<!channel> <@U1> @everyone',
  '[Win a prize](https://evil.example)',
  '\\[Win a prize\\](https://evil.example)',
  '&lt;b&gt; &amp;amp;',
  'Subject\r\nBcc: everybody@example.org',
  ']]><![CDATA[ \u0000\u0007\ud800',
  'x'.repeat(3000),
]

const elements = (html = ''): string[] =>
  load(html)('*')
    .toArray()
    .flatMap((node) => ('attribs' in node ? [`${node.tagName} ${Object.keys(node.attribs).join(' ')}`] : []))

describe('the text', () => {
  const { title, text } = digestMessage(digestWith('A paper'), ORIGIN)

  test('begins with what it is about and where the page is, and has everything with its evidence', () => {
    expect(title).toBe('Uptrend, 2025-06-10: RAG and 8 more topics are rising')
    expect(text.split('\n').slice(0, 11)).toEqual([
      title,
      `${ORIGIN}/digest/2025-06-10`,
      '',
      'HUGGING FACE DAILY PAPERS',
      '12 papers listed.',
      '',
      'Rising, to the end of 2025-06-10',
      expect.stringMatching(/^- RAG: 30 of 400 papers in 28 days; .+; P\(rise\) over 99%$/),
      `  ${ORIGIN}/topics/rag?source=huggingface-papers`,
      expect.stringMatching(/^- AGENTS: /),
      `  ${ORIGIN}/topics/agents?source=huggingface-papers`,
    ])
    expect(text).toContain('\nAnd 4 more.\n')
    expect(text).toContain('\nFalling\n- DIFFUSION-MODELS: 3 of 400 papers')
    expect(text).toContain('\nEmerging phrases\n- A paper: 9 of 400 papers')
    expect(text).toContain(`- A paper: 100 upvotes\n  ${ORIGIN}/items/huggingface-papers:2506.00000`)
    expect(text.match(/upvotes$/gm)).toHaveLength(11)
    expect(text).toContain('GITHUB TRENDING\nNothing is known of its listing.')
  })

  test('leads nowhere where nobody knows where the pages are', () => {
    const { text, html, data } = digestMessage(digestWith('A paper'), null)
    expect(text).not.toMatch(/https?:|digest\//)
    expect(html).not.toContain('<a ')
    expect(data).toMatchObject({ page: null })
  })
})

describe('the HTML', () => {
  const harmless = digestMessage(digestWith('A paper'), ORIGIN)

  test('says the same, with links, and how not to get it any more', () => {
    const page = load(harmless.html ?? '')
    expect(page('h1').text()).toBe(harmless.title)
    expect(
      page('h2')
        .toArray()
        .map((one) => page(one).text()),
    ).toEqual(['Hugging Face Daily Papers', 'GitHub Trending'])
    const links = page('a')
      .toArray()
      .map((one) => page(one).attr('href') ?? '')
    expect(links).toHaveLength(18)
    for (const link of links) expect(link).toMatch(/^https:\/\/uptrend\.example\/(?:digest|topics|items)/)
    expect(page('small').text()).toMatch(/EMAIL_TO.+To unsubscribe, have the address removed there\.$/)
    expect(harmless.footer).toBe(page('small').text())
  })

  test.each(HOSTILE)('has the same elements whatever a title is: %j', (title) => {
    const { html } = digestMessage(digestWith(title), ORIGIN)
    expect(elements(html)).toEqual(elements(harmless.html))
    expect(html).not.toMatch(/<script|<img|<svg|onerror=["']|javascript:/i)
  })

  test('has the same elements whatever texts are made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (title) => {
        expect(elements(digestMessage(digestWith(title), ORIGIN).html)).toEqual(elements(harmless.html))
      }),
      { numRuns: 50 },
    )
  })
})

test.each(HOSTILE)('the subject is one line of at most 160 characters: %j', (title) => {
  const digest = digestWith(title)
  for (const source of digest.sources) source.called = null
  const message = digestMessage(digest, ORIGIN)
  expect(message.title).toMatch(/^Uptrend, 2025-06-10: most upvoted: ./)
  expect(message.title).not.toMatch(/\p{Cc}/u)
  expect(message.title.length).toBeLessThanOrEqual(160)
})

describe('by webhook', () => {
  const bodyFor = (address: string, title: string) =>
    webhookBody(new URL(address), digestMessage(digestWith(title), ORIGIN))

  test.each(HOSTILE)('Slack gets a short form that calls nobody and hides no link: %j', (title) => {
    const { text } = bodyFor('https://hooks.slack.com/services/T/B/x', title) as { text: string }
    expect(text).not.toMatch(/[<>]/)
    expect(text).toContain(`${ORIGIN}/digest/2025-06-10`)
    expect(text.match(/^- /gm)?.length).toBeLessThanOrEqual(9)
  })

  test.each(HOSTILE)('Discord gets at most 2000 characters, by whole lines: %j', (title) => {
    const body = bodyFor('https://discord.com/api/webhooks/1/x', title)
    const content = body.content as string
    expect(content.length).toBeLessThanOrEqual(2000)
    expect(content.split('\n')[1]).toBe(`${ORIGIN}/digest/2025-06-10`)
    // A bracket after an even number of backslashes is one.
    expect(content).not.toMatch(/(?<!\\)(?:\\\\)*\[[^\]]*\]\(/)
    expect(body).toMatchObject({ allowed_mentions: { parse: [] }, flags: 4 })
  })

  test('anybody else gets it as data', () => {
    const body = bodyFor('https://example.org/hook', 'A paper')
    expect(body).toMatchObject({
      event: 'digest',
      period: '2025-06-10',
      from: '2025-06-10',
      to: '2025-06-10',
      page: `${ORIGIN}/digest/2025-06-10`,
      text: expect.stringContaining('HUGGING FACE'),
      sources: [
        {
          source: 'huggingface-papers',
          unit: 'upvotes',
          items: 12,
          closed_days: 1,
          complete_days: 1,
          trends_as_of: '2025-06-10',
          rising_more: 4,
          falling: [{ topic: 'diffusion-models', flag: 'falling' }],
          emerging: [{ name: 'A paper' }],
        },
        { source: 'github-trending', items: 0, trends_as_of: null, rising: [], most_upvoted: [] },
      ],
    })
    const [papers] = body.sources as { rising: unknown[]; most_upvoted: unknown[] }[]
    expect(papers?.rising[0]).toEqual({
      topic: 'rag',
      name: 'RAG',
      flag: 'rising',
      evidence: expect.stringContaining('30 of 400 papers'),
      page: `${ORIGIN}/topics/rag?source=huggingface-papers`,
    })
    expect(papers?.most_upvoted).toHaveLength(10)
    expect(papers?.most_upvoted[0]).toEqual({
      id: 'huggingface-papers:2506.00000',
      title: 'A paper',
      upvotes: 100,
      page: `${ORIGIN}/items/huggingface-papers:2506.00000`,
      url: 'https://huggingface.co/papers/2506.00000',
    })
  })
})

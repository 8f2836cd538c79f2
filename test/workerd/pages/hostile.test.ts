import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ask } from '../helpers/app.ts'
import { value } from '../helpers/database.ts'
import { open } from '../helpers/page.ts'
import { paper } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { hour, PAPERS } from '../helpers/times.ts'
import { emptyDatabase } from '../setup.ts'

const HOSTILE = [
  `<script>alert(1)</script>`,
  `</script><script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' onmouseover='alert(1)`,
  `</title><svg/onload=alert(1)>`,
  `<!--<script>`,
  `]]><![CDATA[`,
  `&lt;script&gt; &amp;amp; &#60;`,
  `\${alert(1)} {{7*7}} %3Cscript%3E`,
  `javascript:alert(1)`,
  `\u2028\u2029`,
]
const ITEM = `/items/${PAPERS}:2506.00001`
const PAGES = ['/', '/listings', ITEM, `${ITEM}?embed=1`, '/organizations?embed=1', '/health']

/** Stores an item in which every text that a page shows is this one. */
async function storeHostile(text: string): Promise<void> {
  await see(hour(2), [
    paper(1, 10, {
      title: text,
      summary: text,
      authors: [text, text],
      organization: { id: text, name: text },
      details: { ai_summary: text, keywords: [text] },
    }),
  ])
  await see(hour(9), [paper(1, 11, { title: text })], { missed: { from: hour(2), reason: text } })
  await value(`UPDATE listing SET error = '${text.replaceAll("'", "''")}', failures = 1`)
  await value(`UPDATE run SET error = '${text.replaceAll("'", "''")}', status = 'failed'`)
}

interface Structure {
  elements: string[]
  inline: string[]
}

/** The elements of a page, and whatever in it could run or style. */
async function structureOf(path: string): Promise<Structure> {
  const elements: string[] = []
  const inline: string[] = []
  await new HTMLRewriter()
    .on('*', {
      element(element) {
        elements.push(element.tagName)
        for (const [name = '', given] of element.attributes) {
          if (/^on|^style$/.test(name)) inline.push(`${element.tagName} ${name}`)
          if (/^(?:href|src|action)$/.test(name) && /^\s*(?:javascript|data):/i.test(given ?? ''))
            inline.push(`${element.tagName} ${name}=${given}`)
        }
        const isData = element.getAttribute('type') === 'application/json'
        if (element.tagName === 'script' && !isData && element.getAttribute('src') === null)
          inline.push('script')
      },
    })
    .transform(await ask(path))
    .text()
  return { elements, inline }
}

describe.each(PAGES)('%s', (path) => {
  test('has the same elements whatever texts are in it, and nothing inline', async () => {
    await storeHostile('harmless words')
    const harmless = await structureOf(path)
    expect(harmless.inline).toEqual([])
    for (const text of HOSTILE) {
      await emptyDatabase()
      await storeHostile(text)
      expect(await structureOf(path)).toEqual(harmless)
    }
  })
})

test.each(HOSTILE)('%j is shown as it is', async (text) => {
  await storeHostile(text)
  const words = text.replace(/\s+/g, ' ').trim()
  const page = await open(ITEM)
  // What is escaped twice, or not at all, would come out as something else.
  expect(page.html.match(/<h1>(.*?)<\/h1>/s)?.[1]?.trim()).toBe(escaped(text).trim())
  if (!text.includes('&')) expect(await page.texts('h1')).toEqual([words])
  const [data = ''] = page.html.match(/(?<=<script type="application\/json">).*?(?=<\/script>)/s) ?? []
  expect(data).not.toContain('<')
  expect(JSON.parse(data).gaps).toEqual([[hour(2), hour(9), text]])
})

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

test('whatever a title is made of, its page has the same elements', async () => {
  await storeHostile('harmless words')
  const harmless = await structureOf(ITEM)
  const piece = fc.oneof(
    fc.constantFrom('<', '>', '"', "'", '&', '/', '!--', 'script', '</', ';', '=', ' '),
    fc.string(),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 8 }), async (pieces) => {
      const title = `x${pieces.join('').toWellFormed().replaceAll('\0', '')}`
      await see(hour(10), [paper(1, 11, { title, summary: title })])
      expect(await structureOf(ITEM)).toEqual(harmless)
    }),
    { numRuns: 60 },
  )
})

import { expect, test } from 'vitest'
import { wholeDocument } from '../../../dashboard/reference/document.ts'
import { writtenReference } from '../../../dashboard/reference/written.tsx'
import { routesOf } from '../../../workers/api/documentation/document.ts'
import { allOperations } from '../../../workers/api/operations.ts'

const files = writtenReference()
const page = files['docs.html'] ?? ''
const document = wholeDocument()

test('the document that is served is what the operations say of themselves', () => {
  expect(JSON.parse(files['api/v1/openapi.json'] ?? '')).toEqual(JSON.parse(JSON.stringify(document)))
})

test('the reference has every endpoint with its parameters, once', () => {
  for (const { path, columns } of allOperations) {
    expect(page).toContain(
      `GET /api/v1${path}</code>${columns === undefined ? '</p>' : '<span> also .csv and .ndjson</span>'}`,
    )
  }
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const anchors = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id)
  expect(anchors.filter((id) => !ids.includes(id))).toEqual([])
  for (const { address, method } of routesOf(document).filter(
    ({ address }) => !/\.(?:csv|ndjson|json)$/.test(address),
  ))
    expect(page).toContain(`${method} ${address}</code>`)
  for (const { name } of routesOf(document).flatMap(({ route }) => route.parameters))
    expect(page).toContain(`<dt><code>${name}</code>`)
})

test('it is where the navigation says', () => {
  expect(page).toContain('<a href="/docs" aria-current="page">API</a>')
  expect(page).toContain('<link rel="canonical" href="/docs"/>')
})

test('it loads nothing from elsewhere and runs nothing of its own', () => {
  const loaded = [...page.matchAll(/<(?:script|link|img)[^>]* (?:src|href)="([^"]+)"/g)].map(
    ([, one = '']) => one,
  )
  expect(loaded.length).toBeGreaterThan(1)
  expect(loaded.filter((one) => !/^\/[a-z]/.test(one))).toEqual([])
  expect(page).not.toMatch(/<script(?![^>]* src=)|<style| style="| on\w+="/)
})

test('each example can be pasted: what it asks is documented', () => {
  const commands = [
    ...page.matchAll(/<code>curl [^\n]*?&quot;\$UPTREND(\/[^&?]+)(?:\?(.*?))?&quot;<\/code>/g),
  ]
  const formats = /\.(?:csv|ndjson)$|^\/feeds\/.*\.json$/
  expect(commands).toHaveLength(routesOf(document).filter(({ address }) => !formats.test(address)).length)
})

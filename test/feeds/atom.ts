import { readFileSync } from 'node:fs'
import { RelaxNGValidator, XmlDocument, type XmlElement } from 'libxml2-wasm'
import type { ReadFeed } from './read-feed.ts'

const schema = XmlDocument.fromString(readFileSync(new URL('atom.rng', import.meta.url), 'utf8'))
const validator = RelaxNGValidator.fromDoc(schema)
const NAMES = { a: 'http://www.w3.org/2005/Atom' }

/** Reads a feed, strictly: well-formed XML, the schema, and the rules of RFC 4287 that a schema can't say. */
export function readAtom(text: string): ReadFeed {
  let document: XmlDocument
  try {
    document = XmlDocument.fromString(text)
  } catch (error) {
    return { errors: [(error as Error).message], id: '', title: '', updated: '', self: '', entries: [] }
  }
  try {
    const { root } = document
    const errors = [...schemaErrors(document), ...ruleErrors(root)]
    return {
      errors,
      id: one(root, 'a:id'),
      title: one(root, 'a:title'),
      updated: one(root, 'a:updated'),
      self: one(root, 'a:link[@rel="self"]/@href'),
      entries: elements(root, 'a:entry').map((entry) => ({
        id: one(entry, 'a:id'),
        title: one(entry, 'a:title'),
        updated: one(entry, 'a:updated'),
        published: one(entry, 'a:published'),
        summary: one(entry, 'a:summary'),
        content: one(entry, 'a:content'),
        alternate: one(entry, 'a:link[@rel="alternate"]/@href'),
        authors: texts(entry, 'a:author/a:name'),
      })),
    }
  } finally {
    document.dispose()
  }
}

function schemaErrors(document: XmlDocument): string[] {
  try {
    validator.validate(document)
    return []
  } catch (error) {
    return [(error as Error).message]
  }
}

/** No id twice; no two alternate links of one type (4.1.1, 4.2.6). */
function ruleErrors(root: XmlElement): string[] {
  const ids = texts(root, 'a:entry/a:id')
  return [
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `two entries have the id ${id}`),
    ...[root, ...elements(root, 'a:entry')].flatMap((place) => {
      const types = texts(place, 'a:link[@rel="alternate"]/@type')
      return new Set(types).size === types.length ? [] : [`two alternate links are ${types.join()}`]
    }),
  ]
}

const elements = (from: XmlElement, path: string): XmlElement[] => from.find(path, NAMES) as XmlElement[]

const texts = (from: XmlElement, path: string): string[] =>
  from.find(path, NAMES).map(({ content }) => content)

const one = (from: XmlElement, path: string): string => texts(from, path)[0] ?? ''

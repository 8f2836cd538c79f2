import { readFileSync } from 'node:fs'
import { validateRows } from '../../workers/collect/validate.ts'
import type { ListedItem, Parsed, Rejected, Source } from '../../workers/types.ts'

const folder = new URL('../fixtures/', import.meta.url)

/** What a site said, by its name under `test/fixtures`. */
export const fixture = (name: string): string => readFileSync(new URL(name, folder), 'utf8')

/** What we expect of it: moments are written as dates, so that people can read them. */
export function expected<Shape>(name: string): Shape {
  return JSON.parse(fixture(name), (key, value) =>
    key === 'publishedAt' && value !== null ? Date.parse(value) : value,
  ) as Shape
}

/** Parsed candidates as they would be stored. */
export const accepted = (source: Source, parsed: Parsed): { items: ListedItem[]; rejected: Rejected[] } =>
  validateRows(source, parsed.candidates)

/** Text as the attribute of an element. */
export const attribute = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

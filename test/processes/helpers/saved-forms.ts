import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

export const PAPERS = 'test/fixtures/huggingface'
const REPOSITORIES = 'test/fixtures/github'

interface Expected {
  title: string
  upvotes: number
  organization: { name: string } | null
}

/** A listing as somebody saved it, and what it holds. */
export interface SavedForm {
  form: string
  path: string
  args: string[]
  source: string
  day: string
  expected: Expected[]
}

/** Every form in which a listing gets saved. */
export const FORMS: SavedForm[] = [
  papers('an answer of the API', `${PAPERS}/rows.json`, 'items', '2026-03-11'),
  {
    ...papers('the same, packed', `${PAPERS}/rows.json`, 'items', '2026-03-11'),
    path: packed(`${PAPERS}/rows.json`),
  },
  papers('a page of papers as HTML', `${PAPERS}/page-2024.html`, 'hydration', '2024-02-06'),
  {
    ...papers('the text of a page', `${PAPERS}/saved-listing.txt`, 'items', '2026-03-12'),
    args: ['--day', '2026-03-12'],
  },
  {
    form: 'a page of repositories as HTML',
    path: `${REPOSITORIES}/h2-layout.html`,
    args: ['--day', '2025-05-05'],
    source: 'github-trending',
    day: '2025-05-05',
    expected: JSON.parse(readFileSync(`${REPOSITORIES}/h2-layout.expected.json`, 'utf8')) as Expected[],
  },
]

function papers(form: string, path: string, key: string, day: string): SavedForm {
  const known = readFileSync(path.replace(/\.\w+$/, '.expected.json'), 'utf8')
  const expected = (JSON.parse(known) as Record<string, Expected[]>)[key] ?? []
  return { form, path, args: [], source: 'huggingface-papers', day, expected }
}

function packed(path: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'uptrend-')), 'saved.gz')
  writeFileSync(file, gzipSync(readFileSync(path)))
  return file
}

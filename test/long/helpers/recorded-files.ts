import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

/** Recorded answers beside this checkout. They are no part of the project: what needs them is skipped without. */
const FOLDER = fileURLToPath(new URL('../../../../shared/data/', import.meta.url).href)
const FOLDERS = ['hf-daily/api/', 'github-trending/html/']

/** The names of all recorded answers, or the text of the one with this name. Runs in Node, for tests in workerd. */
export function recorded(name: string): string {
  if (name !== '') {
    const bytes = readFileSync(FOLDER + name)
    return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  }
  const names = FOLDERS.flatMap((folder) => {
    const path = FOLDER + folder
    return existsSync(path) ? readdirSync(path).map((file) => folder + file) : []
  })
  return JSON.stringify(names.toSorted())
}

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { transformSync } from 'esbuild'

/** The checkout, from which all paths are counted. */
export const ROOT = new URL('../../', import.meta.url).pathname

export interface Import {
  /** A path from the root, or the name of a package. */
  to: string
  /** Whether it is gone at run time. */
  typeOnly: boolean
}

/** The files below a folder whose names match, as paths from the root. */
export function filesIn(folder: string, name = /\.tsx?$/): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => name.test(path))
    .sort()
}

export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

const FROM = /^(?:import|export)\b(?<what>[^'"]*?)\bfrom '(?<from>[^']+)'/gm
const BARE = /(?:^import|\bimport\()\s*'(?<from>[^']+)'/gm

/** What a file imports, written as the formatter leaves it. */
export function importsOf(path: string, text = textOf(path)): Import[] {
  const resolved = (name: string) => (name.startsWith('.') ? normalize(join(dirname(path), name)) : name)
  return [...text.matchAll(FROM), ...text.matchAll(BARE)].map(({ groups }) => ({
    to: resolved(groups?.from ?? ''),
    typeOnly: /^\s*type\b/.test(groups?.what ?? ''),
  }))
}

const GLOBALS = ['fetch', 'Date', 'performance', 'Math', 'crypto', 'globalThis', 'self']

/**
 * A file as it runs: without types and comments, strings in double quotes. Globals are renamed (`fetch` to
 * `GLOBAL_fetch`), so that they can be told from parameters of the same name.
 */
export function codeOf(path: string, text = textOf(path)): string {
  const define = Object.fromEntries(GLOBALS.map((name) => [name, `GLOBAL_${name}`]))
  const loader = path.endsWith('x') ? 'tsx' : 'ts'
  return transformSync(text, { loader, define, legalComments: 'none', target: 'esnext' }).code
}

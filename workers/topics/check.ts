import { aliasProblems } from './check-aliases.ts'
import { shapeProblems } from './check-shape.ts'
import { type Lines, linesOf, type Problem } from './lines.ts'
import type { Taxonomy } from './taxonomy.ts'

/** What is wrong with a taxonomy file: all problems, each with the file, the line, the topic and the alias. */
export class TaxonomyError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'TaxonomyError'
    this.problems = problems
  }
}

/**
 * Reads a taxonomy file and checks it; for the build and the tests, the Worker itself needs none of this.
 * @param json the text of the file
 * @param file its name, for the messages
 * @throws TaxonomyError when it is no JSON, has not the shape of a taxonomy, names a topic twice, an unknown
 *   group, an empty alias, or one alias in two topics. Two aliases are one when they fold to the same words.
 * @example checkTaxonomy(readFileSync(file, 'utf8'), file).topics.length
 */
export function checkTaxonomy(json: string, file: string): Taxonomy {
  const { value, lines } = read(json, file)
  const fail = (problems: Problem[]) => {
    if (problems.length === 0) return
    throw new TaxonomyError(problems.map(({ path, message }) => `${file}:${lines.of(path)}: ${message}`))
  }
  fail(shapeProblems(value))
  const taxonomy = value as Taxonomy
  fail(aliasProblems(taxonomy, (path) => lines.of(path)))
  return taxonomy
}

function read(json: string, file: string): { value: unknown; lines: Lines } {
  try {
    const value: unknown = JSON.parse(json)
    return { value, lines: linesOf(json, value) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new TaxonomyError([error instanceof RangeError ? `${file}:${message}` : `${file}: ${message}`])
  }
}

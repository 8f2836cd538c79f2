/** The way to a value inside a JSON file: `['topics', 3, 'aliases', 0]`. */
export type Path = readonly (string | number)[]

/** Something wrong with a file, and the value that is to blame. */
export interface Problem {
  path: Path
  message: string
}

/** Where a text stands in a file, for messages about it. */
export interface Lines {
  /**
   * The line, from 1, of the value at a path; of a list or an object, the line of the first text in it; of
   * something that is not there, the line of what should hold it.
   */
  of(path: Path): number
}

/** A text that may span no line: what JSON calls a string, key or value. */
const LITERAL = /"(?:[^"\\]|\\.)*"/g

/**
 * Finds the lines of every text in a JSON file, by walking its value beside the literals of the file.
 * @param json the file's text, which `JSON.parse` has accepted
 * @param value what `JSON.parse` made of it
 * @throws RangeError when a key stands twice in one object, with the line
 */
export function linesOf(json: string, value: unknown): Lines {
  const literals = literalsWithLines(json)
  const lines = new Map<string, number>()
  let next = 0

  const take = (path: string, expected: string): void => {
    const literal = literals[next++]
    if (literal === undefined || JSON.parse(literal.text) !== expected) {
      throw new RangeError(`${literal?.line ?? 1}: a key stands twice in one object, near ${literal?.text}`)
    }
    for (let at = path; !lines.has(at); at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
      lines.set(at, literal.line)
    }
  }
  const walk = (path: string, part: unknown): void => {
    if (typeof part === 'string') take(path, part)
    if (typeof part !== 'object' || part === null) return
    for (const [key, inner] of Object.entries(part)) {
      if (!Array.isArray(part)) take(`${path}/${key}`, key)
      walk(`${path}/${key}`, inner)
    }
  }
  walk('', value)

  return {
    of(path) {
      for (let length = path.length; length > 0; length--) {
        const line = lines.get(`/${path.slice(0, length).join('/')}`)
        if (line !== undefined) return line
      }
      return 1
    },
  }
}

function literalsWithLines(json: string): { text: string; line: number }[] {
  const literals: { text: string; line: number }[] = []
  let line = 1
  let read = 0
  for (const { 0: text, index } of json.matchAll(LITERAL)) {
    for (; read < index; read++) if (json[read] === '\n') line++
    literals.push({ text, line })
  }
  return literals
}

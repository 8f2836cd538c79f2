/** Within these a semicolon ends nothing: what opens them, and what closes them. A doubled quote closes and opens again. */
const CLOSED_BY: Record<string, string> = {
  "'": "'",
  '"': '"',
  '`': '`',
  '[': ']',
  '--': '\n',
  '/*': '*/',
}
const WORTH_A_LOOK = /['"`[;]|--|\/\*/g

/** A trigger holds statements of its own, and ends with them. */
const TRIGGER = /^\s*CREATE\s+(?:TEMP\s+|TEMPORARY\s+)?TRIGGER\b/i
const END_OF_TRIGGER = /;\s*END\s*;$/i

/**
 * The statements of SQL, each as soon as it is whole.
 *
 * @param lines without their ends
 * @throws {Error} when the last one is not whole
 */
export async function* statementsIn(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let statement = ''
  /** The same without texts, quoted names and comments. */
  let bare = ''
  let closedBy: string | null = null
  for await (const withoutEnd of lines) {
    const line = `${withoutEnd}\n`
    let taken = 0
    let at = 0
    while (at < line.length) {
      if (closedBy !== null) {
        const end = line.indexOf(closedBy, at)
        at = end < 0 ? line.length : end + closedBy.length
        if (end >= 0) closedBy = null
        continue
      }
      WORTH_A_LOOK.lastIndex = at
      const found = WORTH_A_LOOK.exec(line)
      bare += line.slice(at, found?.index)
      at = found === null ? line.length : found.index + found[0].length
      if (found === null) continue
      closedBy = CLOSED_BY[found[0]] ?? null
      if (closedBy !== null) continue
      bare += ';'
      if (TRIGGER.test(bare) && !END_OF_TRIGGER.test(bare)) continue
      yield (statement + line.slice(taken, at)).trim()
      statement = ''
      bare = ''
      taken = at
    }
    statement += line.slice(taken)
  }
  if (bare.trim() !== '' || (closedBy !== null && closedBy !== '\n'))
    throw new Error('the SQL ends within a statement: it has been cut off')
}

import { createReadStream } from 'node:fs'

/** The lines of a file, without their ends. Not node:readline, which takes other characters than a line feed for the end of a line. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of createReadStream(path, 'utf8')) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

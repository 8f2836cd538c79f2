import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { stripVTControlCharacters } from 'node:util'

export interface Ended {
  code: number
  /** Everything it printed, without colours: its errors have them whatever it is told. */
  output: string
}

/** Runs wrangler; what it prints is passed on, unless `quiet`, and kept. It asks nothing: every answer is its default. */
export async function wrangler(args: string[], { quiet = false } = {}): Promise<Ended> {
  const child = spawn('wrangler', args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false', FORCE_COLOR: '0' },
  })
  let output = ''
  for (const [stream, out] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (!quiet) out.write(text)
    })
  }
  const [code] = (await once(child, 'close')) as [number | null]
  const plain = stripVTControlCharacters(output)
  // Without credentials it gives up and still ends with 0.
  const failed = /\[ERROR\]/.test(plain)
  return { code: failed && code === 0 ? 1 : (code ?? 1), output: plain }
}

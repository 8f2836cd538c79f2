import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** One of the project's scripts while it runs. */
export interface RunningScript {
  process: ChildProcess
  /** What it has printed so far. */
  output: string
  /** Resolves with the exit code, or the signal that ended it. */
  ended: Promise<number | string>
  /** Resolves when it has printed that. @throws {Error} when it ends without */
  printed(what: RegExp): Promise<void>
}

export interface ScriptOptions {
  environment?: Record<string, string>
  /** Through npm and in a process group of its own, as a terminal starts it: Ctrl-C reaches all of it. */
  asInTerminal?: boolean
}

/** Starts `scripts/NAME.ts` with arguments. */
export function startScript(
  name: string,
  args: readonly string[],
  { environment = {}, asInTerminal = false }: ScriptOptions = {},
): RunningScript {
  const [command, ...words] = asInTerminal
    ? ['npm', 'run', '--silent', name, '--', ...args]
    : [process.execPath, `scripts/${name}.ts`, ...args]
  const child = spawn(command, words, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: asInTerminal,
  })
  const waiting = new Set<() => void>()
  const script: RunningScript = {
    process: child,
    output: '',
    ended: once(child, 'close').then(([code, signal]) => code ?? signal),
    printed: (what) =>
      new Promise((resolve, reject) => {
        const check = () => what.test(script.output) && waiting.delete(check) && resolve()
        waiting.add(check)
        check()
        void script.ended.then((code) =>
          reject(new Error(`ended (${code}) without ${what}:\n${script.output}`)),
        )
      }),
  }
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      script.output += text
      for (const check of waiting) check()
    })
  }
  return script
}

/** Runs a script to its end. */
export async function runScript(
  name: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<{ code: number | string; output: string }> {
  const script = startScript(name, args, { environment })
  return { code: await script.ended, output: script.output }
}

import { execFileSync } from 'node:child_process'

/** The numbers of all processes below one, as they are now, the deepest first. */
export function processesBelow(pid: number): number[] {
  const children = childrenOf(pid)
  return [...children.flatMap(processesBelow), ...children]
}

/** The numbers of the processes with a word on their command lines. */
export const processesNaming = (word: string): number[] => found('-f', '--', word)

const childrenOf = (pid: number): number[] => found('-P', String(pid))

function found(...criteria: string[]): number[] {
  try {
    return execFileSync('pgrep', criteria, { encoding: 'utf8' }).trim().split('\n').map(Number)
  } catch {
    return []
  }
}

/** SIGKILL at once; those that are gone already are gone. */
export function killAtOnce(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It was gone already.
    }
  }
}

/** What everybody on the machine can read of some processes. */
export const commandLines = (pids: readonly number[]): string =>
  execFileSync('ps', ['-ww', '-o', 'args=', '-p', pids.join()], { encoding: 'utf8' })

/** Whether a process does anything still: one that has ended and is not yet taken notice of does not. */
export function isRunning(pid: number): boolean {
  try {
    const state = execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    return state !== '' && !state.startsWith('Z')
  } catch {
    return false
  }
}

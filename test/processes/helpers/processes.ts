import { execFileSync } from 'node:child_process'

/** The numbers of all processes below one, as they are now, the deepest first. */
export function processesBelow(pid: number): number[] {
  const children = childrenOf(pid)
  return [...children.flatMap(processesBelow), ...children]
}

function childrenOf(pid: number): number[] {
  try {
    return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number)
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

/** Whether a process does anything still: one that has ended and is not yet taken notice of does not. */
export function isRunning(pid: number): boolean {
  try {
    const state = execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    return state !== '' && !state.startsWith('Z')
  } catch {
    return false
  }
}

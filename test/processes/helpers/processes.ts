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

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

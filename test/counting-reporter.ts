import type { Reporter, TestModule } from 'vitest/node'

/**
 * Ends the output with one plain line: how many tests passed and failed, and how many were skipped. When the run is
 * ended from outside, because something hangs, it names the files that had begun and were not through.
 */
export default class CountingReporter implements Reporter {
  readonly #running = new Set<string>()

  onInit(): void {
    process.once('SIGTERM', () => {
      console.log(`Ended before these were through:\n${[...this.#running].join('\n')}`)
      console.log(`0 passed, ${this.#running.size || 1} failed`)
      process.exit(143)
    })
  }

  onTestModuleStart({ project, relativeModuleId }: TestModule): void {
    this.#running.add(`${project.name} ${relativeModuleId}`)
  }

  onTestModuleEnd({ project, relativeModuleId }: TestModule): void {
    this.#running.delete(`${project.name} ${relativeModuleId}`)
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
    for (const module of modules) {
      if (module.errors().length > 0) count.failed++
      // What every test of a suite needs could not be made: its tests count as skipped.
      for (const suite of module.children.allSuites()) if (suite.errors().length > 0) count.failed++
      for (const test of module.children.allTests()) {
        const state = test.result().state
        if (state === 'passed' || state === 'failed') count[state]++
        else count.skipped++
      }
    }
    // The default reporter writes its summary in the same turn; this line has to come after it.
    process.on('exit', () => {
      const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : ''
      console.log(`${count.passed} passed, ${count.failed} failed${skipped}`)
    })
  }
}

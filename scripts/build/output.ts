import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A folder that is written anew while it may be in use. */
export interface Output {
  /** Replaces a file in one step, and only when its content is another one. */
  write(path: string, content: string | Uint8Array): void
  /** Removes what was not written this time. */
  dropOthers(): void
}

/** Several builds may run at once, and Workers serve the files meanwhile: at no moment is one of them missing. */
export function outputTo(folder: string): Output {
  const written = new Set<string>()
  return {
    write(path, content) {
      const file = join(folder, path)
      written.add(file)
      if (existsSync(file) && readFileSync(file).equals(Buffer.from(content))) return
      mkdirSync(dirname(file), { recursive: true })
      const unfinished = `${file}.${process.pid}`
      writeFileSync(unfinished, content)
      renameSync(unfinished, file)
    },
    dropOthers() {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        const file = join(entry.parentPath, entry.name)
        if (entry.isFile() && !written.has(file) && !isUnfinished(entry.name)) rmSync(file, { force: true })
      }
    },
  }
}

/** Another build's, which is about to take its place. */
const isUnfinished = (name: string): boolean => /\.\d+$/.test(name)

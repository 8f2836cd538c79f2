import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/**
 * Writes the API's documentation, `openapi.json` and the page made from it: files that are served without waking the
 * Worker. It is told by the operations themselves, so what the Worker runs is bundled and asked.
 */
export async function writeReference(folder: string): Promise<void> {
  const outfile = resolve('dist/reference.mjs')
  await build({
    entryPoints: ['dashboard/reference/written.tsx'],
    bundle: true,
    outfile,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'error',
  })
  const { writtenReference } = (await import(pathToFileURL(outfile).href)) as {
    writtenReference: () => Record<string, string>
  }
  for (const [path, text] of Object.entries(writtenReference())) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  rmSync(outfile)
}

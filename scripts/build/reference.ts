import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/**
 * The API's documentation, `openapi.json` and the page made from it, by path: files that are served without waking the
 * Worker. It is told by the operations themselves, so what the Worker runs is bundled and asked.
 */
export async function referenceFiles(): Promise<Record<string, string>> {
  const outfile = resolve(`dist/reference.${process.pid}.mjs`)
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
  rmSync(outfile)
  return writtenReference()
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type BuildOptions, build } from 'esbuild'
import { ROOT, textOf } from './source-files.ts'

/** Kilobytes that travel. */
const gzipped = (contents: Uint8Array): number => gzipSync(contents).length / 1024

/** How wrangler bundles a Worker. */
export const AS_WRANGLER = {
  bundle: true,
  write: false,
  format: 'esm',
  target: 'es2024',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  conditions: ['workerd', 'worker', 'browser'],
} as const satisfies BuildOptions

/** The Worker's size, bundled and minified as wrangler does before a deploy. */
export async function workerSize(): Promise<number> {
  const { outputFiles } = await build({
    ...AS_WRANGLER,
    absWorkingDir: ROOT,
    entryPoints: ['workers/index.ts'],
    minify: true,
    keepNames: false,
  })
  return gzipped(outputFiles[0]?.contents ?? new Uint8Array())
}

/** The size of a built file that browsers load, by its name in the manifest. */
export function assetSize(name: 'page' | 'script' | 'style'): number {
  const manifest = JSON.parse(textOf('dist/manifest.json')) as Record<string, string>
  return gzipped(readFileSync(join(ROOT, 'dist/public', manifest[name] ?? '')))
}

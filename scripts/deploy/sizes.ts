import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

export interface Size {
  name: string
  kilobytes: number
  most: number
}

const gzipped = (path: string): number => gzipSync(readFileSync(path)).length / 1024

/** What a deploy would send: the Worker as wrangler has bundled it into a folder, and what browsers load. */
export function sizesIn(folder: string): Size[] {
  const script = readdirSync(folder).find((name) => name.endsWith('.js'))
  if (script === undefined) throw new Error(`wrangler has left no script in ${folder}`)
  const manifest = JSON.parse(readFileSync('dist/manifest.json', 'utf8')) as Record<string, string>
  const asset = (name: string) => gzipped(join('dist/public', manifest[name] ?? ''))
  return [
    { name: 'Worker', kilobytes: gzipped(join(folder, script)), most: 210 },
    { name: 'script', kilobytes: asset('script'), most: 85 },
    { name: 'style', kilobytes: asset('style'), most: 12 },
  ]
}

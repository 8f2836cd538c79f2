/**
 * Builds what browsers load: the scripts of every page and of charts, and the styles, minified, named by their content, with a
 * manifest from which the Worker knows the names; and the documentation of the API. Refuses a taxonomy with mistakes in it. Runs before `wrangler dev`, `wrangler deploy` and the tests.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { checkTaxonomy } from '../workers/topics/check.ts'
import { outputTo } from './build/output.ts'
import { referenceFiles } from './build/reference.ts'

const TAXONOMY = 'workers/topics/taxonomy.json'
const PUBLIC = 'dist/public'
const ENTRIES = {
  page: 'dashboard/client/page.ts',
  script: 'dashboard/client/index.ts',
  style: 'dashboard/style.css',
}

// Embeds may stand in a frame without an origin of its own, in which scripts are asked for as from elsewhere.
const HEADERS = `/assets/*
  Cache-Control: public, max-age=31536000, immutable
  X-Content-Type-Options: nosniff
  Access-Control-Allow-Origin: *
/favicon.svg
  Cache-Control: public, max-age=86400
/preview.png
  Cache-Control: public, max-age=86400
  Cross-Origin-Resource-Policy: cross-origin
/docs
  Cache-Control: public, max-age=600
  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
/api/v1/openapi.json
  Cache-Control: public, max-age=600
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  X-Content-Type-Options: nosniff
`

try {
  checkTaxonomy(readFileSync(TAXONOMY, 'utf8'), TAXONOMY)
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}

const output = outputTo(PUBLIC)
const manifest: Record<string, string> = {}
for (const [name, entry] of Object.entries(ENTRIES)) {
  const extension = name === 'style' ? 'css' : 'js'
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
  })
  const contents = outputFiles[0]?.contents ?? new Uint8Array()
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 10)
  manifest[name] = `/assets/${name}.${hash}.${extension}`
  output.write(manifest[name], contents)
}
for (const file of ['favicon.svg', 'preview.png', 'robots.txt'])
  output.write(file, readFileSync(`dashboard/${file}`))
output.write('_headers', HEADERS)
outputTo('dist').write('manifest.json', `${JSON.stringify(manifest)}\n`)
for (const [path, text] of Object.entries(await referenceFiles())) output.write(path, text)
output.dropOthers()

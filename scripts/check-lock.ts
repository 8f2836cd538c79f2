/**
 * The lock file has to serve every system, not only the one it was written on: npm leaves out the optional
 * packages of other systems at times, and `npm ci` then fails there. And it names no download addresses.
 */
import { readFileSync } from 'node:fs'

interface Locked {
  resolved?: string
  optionalDependencies?: Record<string, string>
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>
}
const problems: string[] = []

for (const [path, { resolved, optionalDependencies }] of Object.entries(packages)) {
  if (resolved !== undefined) problems.push(`${path} names a download address`)
  if (!/node_modules\/(?:workerd|esbuild|@biomejs\/biome|rolldown)$/.test(path)) continue
  for (const name of Object.keys(optionalDependencies ?? {})) {
    const near = `${path}/node_modules/${name}`
    const beside = `${path.slice(0, path.lastIndexOf('node_modules/'))}node_modules/${name}`
    if (packages[near] === undefined && packages[beside] === undefined)
      problems.push(`${name}, which ${path} may need, is missing`)
  }
}

for (const problem of problems) console.error(problem)
if (problems.length === 0) console.log('The lock file has the packages of every system, and no addresses.')
process.exit(problems.length === 0 ? 0 : 1)

import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { checkTaxonomy, TaxonomyError } from '../workers/topics/check.ts'
import { FEWEST_ITEMS, type Finding, lintAliases, lintUses } from '../workers/topics/lint.ts'
import { createMatcher } from '../workers/topics/matcher.ts'
import type { Taxonomy } from '../workers/topics/taxonomy.ts'
import { type Readable, usesOf } from '../workers/topics/use.ts'

/**
 * npm run topics:check [-- FILES...] [--topic ID] [--contexts N] [--taxonomy FILE]
 *
 * Checks the taxonomy: faults that fail the build, aliases listed twice or shadowed and, over saved listings
 * (API JSON, also .gz) or generated papers, aliases that are too broad or never found. `--topic` shows how each
 * alias of a topic is used. Exit code 1 on errors, 2 when it could not run.
 */
const USAGE = 'usage: npm run topics:check [-- FILES...] [--topic ID] [--contexts N] [--taxonomy FILE]'
/** Days of generated papers to check against when no file is named. */
const SAMPLE_DAYS = 60
/** Names shown of a long list. */
const MOST_SHOWN = 40

interface Sample {
  name: string
  items: Readable[]
  /** Generated papers use only some aliases of each topic: that others are not found says nothing. */
  generated: boolean
}

async function main(): Promise<number> {
  const { values, positionals } = options()
  const file = values.taxonomy ?? 'workers/topics/taxonomy.json'
  const taxonomy = checkTaxonomy(readFileSync(file, 'utf8'), file)
  const aliases = taxonomy.topics.reduce((sum, { aliases, exact }) => sum + aliases.length + exact.length, 0)
  console.log(
    `${file}: version ${taxonomy.version}, ${taxonomy.groups.length} groups, ${taxonomy.topics.length} topics, ${aliases} aliases`,
  )
  const known = values.topic === undefined || taxonomy.topics.some(({ id }) => id === values.topic)
  if (!known) throw new Error(`no topic "${values.topic}" in ${file}`)

  const sample = positionals.length > 0 ? readSample(positionals) : await generateSample()
  const findings = [...lintAliases(taxonomy), ...(sample ? findingsIn(taxonomy, sample, values) : [])]
  for (const kind of ['too broad', 'listed twice', 'shadowed', 'never found'] as const) {
    print(
      kind,
      findings.filter((finding) => finding.kind === kind),
    )
  }
  const errors = findings.filter(({ level }) => level === 'error').length
  console.log(`\n${errors} errors, ${findings.length - errors} warnings`)
  return errors > 0 ? 1 : 0
}

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        taxonomy: { type: 'string' },
        topic: { type: 'string' },
        contexts: { type: 'string', default: '3' },
      },
    })
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
  }
}

function findingsIn(
  taxonomy: Taxonomy,
  sample: Sample,
  { topic, contexts }: { topic?: string; contexts: string },
) {
  const most = Number(contexts)
  if (!Number.isInteger(most) || most < 0) throw new Error(`--contexts ${contexts}: not a count`)
  const { uses, coverage } = usesOf(taxonomy, createMatcher(taxonomy), sample.items, most)
  const percent = (count: number) => `${((100 * count) / Math.max(1, coverage.items)).toFixed(1)}%`
  console.log(
    `${sample.name}: ${coverage.items} items, ${percent(coverage.tagged)} with a topic, ${percent(coverage.about)} about one`,
  )
  for (const use of uses.filter((use) => use.topic === topic)) {
    console.log(`  ${use.alias}: ${use.items} items (${percent(use.items)})`)
    for (const context of use.contexts) console.log(`      ${context}`)
  }
  if (coverage.items < FEWEST_ITEMS)
    console.log(`too few items to say which aliases are too broad or never found`)
  const findings = lintUses(taxonomy, uses, coverage.items)
  return sample.generated ? findings.filter(({ kind }) => kind !== 'never found') : findings
}

function print(kind: Finding['kind'], findings: readonly Finding[]): void {
  if (findings.length === 0) return
  console.log(`\n${kind} (${findings.length}, ${findings[0]?.level}${findings.length === 1 ? '' : 's'})`)
  if (kind === 'never found') {
    const names = findings.slice(0, MOST_SHOWN).map(({ topic, alias }) => `${topic} "${alias}"`)
    console.log(`  ${names.join(', ')}${findings.length > MOST_SHOWN ? ' ...' : ''}`)
    return
  }
  for (const { topic, alias, message, contexts } of findings) {
    console.log(`  ${topic}: "${alias}" ${message}`)
    for (const context of contexts) console.log(`      ${context}`)
  }
}

/** Each title once: the same listing is often saved at several moments. */
function readSample(files: readonly string[]): Sample {
  const items = new Map<string, Readable>()
  for (const file of files) {
    const bytes = readFileSync(file)
    const value: unknown = JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'))
    if (!Array.isArray(value)) throw new Error(`${file}: not a list of papers`)
    for (const row of value) {
      const item = readableOf(row, file)
      items.set(item.title, item)
    }
  }
  return { name: `${files.length} files`, items: [...items.values()], generated: false }
}

/** A row of the papers API, or any object with a title and a summary or description. */
function readableOf(row: unknown, file: string): Readable {
  const { paper } = row as { paper?: unknown }
  const { title, summary, description } = (paper ?? row) as Record<string, unknown>
  if (typeof title !== 'string') throw new Error(`${file}: a row without a title`)
  const text = summary ?? description
  return { title, summary: typeof text === 'string' ? text : null }
}

async function generateSample(): Promise<Sample | null> {
  try {
    const { createWorld, DEFAULT_LAST_DAY } = await import('../test/sandbox/world.ts')
    const world = createWorld({ seed: 1 })
    const last = Date.parse(DEFAULT_LAST_DAY)
    const items = Array.from({ length: SAMPLE_DAYS }, (_, ago) =>
      world.papersOn(new Date(last - ago * 86_400_000).toISOString().slice(0, 10)),
    ).flat()
    return { name: `${SAMPLE_DAYS} generated days`, items, generated: true }
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND') throw error
    console.log('no files named and no generated papers here: only the taxonomy itself is checked')
    return null
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = error instanceof TaxonomyError ? 1 : 2
}

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'topics-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/topics-check.ts', ...args], {
    encoding: 'utf8',
  })
  return { status, out: stdout, errors: stderr }
}

function save(name: string, value: unknown): string {
  const file = join(folder, name)
  const json = JSON.stringify(value)
  writeFileSync(file, name.endsWith('.gz') ? gzipSync(json) : json)
  return file
}

const listing = (words: string) =>
  Array.from({ length: 250 }, (_, place) => ({
    paper: { title: `Item ${place}`, summary: place % 4 === 0 ? words : '' },
  }))

describe('npm run topics:check', () => {
  it('passes with the taxonomy of the project', () => {
    const { status, out } = run()
    expect(out).toMatch(
      /workers\/topics\/taxonomy\.json: version 20\d\d-\d\d, \d+ groups, \d+ topics, \d+ aliases/,
    )
    expect(out).toMatch(/\n0 errors, 0 warnings\n$/)
    expect(status).toBe(0)
  })

  it('reads saved listings, packed or not, and fails on an alias that is too broad, showing places', () => {
    const { status, out } = run(
      save('broad.json.gz', listing('We use Kubernetes here.')),
      save('few.json', []),
    )
    expect(out).toMatch(/2 files: 250 items, 25\.2% with a topic/)
    expect(out).toContain('kubernetes: "kubernetes" is found in 25.2% of the items')
    expect(out).toContain('We use [Kubernetes] here.')
    expect(out).toMatch(/never found \(\d+, warnings\)/)
    expect(status).toBe(1)
  })

  it('only warns of aliases that are never found', () => {
    const { status, out } = run(save('none.json', listing('Nothing of note.')))
    expect(out).toMatch(/\n0 errors, \d{4} warnings\n$/)
    expect(status).toBe(0)
  })

  it('shows how the aliases of a topic are used', () => {
    const { out } = run(save('use.json', listing('We use Kubernetes here.')), '--topic', 'kubernetes')
    expect(out).toMatch(/ {2}kubernetes: 63 items \(25\.2%\)\n {6}We use \[Kubernetes\] here\./)
    expect(out).toContain('  kubectl: 0 items')
  })

  it('names what the build would fail on', () => {
    const taxonomy = readFileSync('workers/topics/taxonomy.json', 'utf8')
    const file = join(folder, 'taxonomy.json')
    writeFileSync(file, taxonomy.replace('"kubectl"', '"Docker"'))
    const { status, errors } = run('--taxonomy', file)
    expect(errors).toMatch(
      /taxonomy\.json:\d+: topic "kubernetes": alias "Docker" is an alias of topic "containers" too/,
    )
    expect(status).toBe(1)
  })

  it.each([
    [['--topic', 'nothing'], 'no topic "nothing"'],
    [['--contexts', 'x'], '--contexts x: not a count'],
    [['--frob'], 'usage: npm run topics:check'],
    [['missing.json'], 'missing.json'],
  ])('says what it cannot do: %j', (args, message) => {
    const { status, errors } = run(...args)
    expect(errors).toContain(message)
    expect(status).toBe(2)
  })
})

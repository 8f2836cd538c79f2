import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { runScript, startScript } from './helpers/scripts.ts'

/**
 * Stands in for the wrangler that would talk to Cloudflare: notes what it is called for, and has a database from the first deploy
 * on. What `failing` names fails; its words are those of wrangler, colours included.
 */
const STAND_IN = `#!/bin/sh
cd "$(dirname "$0")"
echo "$*" >> calls
fail() { printf '\\033[31m✘ [\\033[97mERROR\\033[31m]\\033[0m %s\\n' "$1" >&2; exit 1; }
if [ -f failing ] && [ "$(cat failing)" = "$*" ]; then fail 'Something went wrong.'; fi
case "$*" in
  'd1 migrations '*) [ -f database ] || fail "\\033[1mCouldn't find a D1 DB named 'uptrend' (bound as 'DB') in the API." ;;
  deploy) touch database ;;
  'deploy --dry-run'*) [ -f slow ] && { echo Slow; exec sleep 5; }; echo 'export default {}' > "$4/index.js" ;;
esac
`
const LOOK = 'd1 migrations list DB --remote'
const TABLES = 'd1 migrations apply DB --remote'

let folder: string
const environment = () => ({
  PATH: `${folder}${delimiter}${process.env.PATH}`,
  TMPDIR: join(folder, 'tmp'),
})
const left = () => readdirSync(join(folder, 'tmp'))

/** Runs the deploy. @returns with the calls for Cloudflare that it made this time */
async function deploy(...args: string[]) {
  writeFileSync(join(folder, 'calls'), '')
  const ended = await runScript('deploy', args, environment())
  return { ...ended, calls: readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n') }
}
const failing = (call: string) => writeFileSync(join(folder, 'failing'), call)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'uptrend-'))
  mkdirSync(join(folder, 'tmp'))
  writeFileSync(join(folder, 'wrangler'), STAND_IN, { mode: 0o755 })
})

describe('npm run deploy', () => {
  test('creates the database by the first deploy and makes its tables then; the next brings the tables first', async () => {
    const first = await deploy()
    expect(first.calls).toEqual(['whoami --json', LOOK, 'deploy', TABLES])
    expect(first.output).toContain('Uptrend is deployed')
    expect(first.output).not.toContain('ERROR')
    expect(first.code).toBe(0)
    expect((await deploy()).calls).toEqual(['whoami --json', LOOK, TABLES, 'deploy'])
  }, 30_000)

  test('brings no new code when the tables could not be brought up to date, and everything when run again', async () => {
    await deploy()
    failing(TABLES)
    const failed = await deploy()
    expect(failed.calls).not.toContain('deploy')
    expect(failed.output).toMatch(/Something went wrong\.[\s\S]*Bringing the tables up to date failed/)
    expect(failed.code).toBe(1)
    failing('')
    expect((await deploy()).code).toBe(0)
  }, 30_000)

  test('whose first run was cut off between the two is finished by a second', async () => {
    failing(TABLES)
    expect((await deploy()).code).toBe(1)
    failing('')
    const again = await deploy()
    expect(again.calls).toEqual(['whoami --json', LOOK, TABLES, 'deploy'])
    expect(again.code).toBe(0)
  }, 30_000)

  test('does nothing when it can not find out whether there is a database', async () => {
    failing(LOOK)
    const { code, calls, output } = await deploy()
    expect(calls).toEqual(['whoami --json', LOOK])
    expect(output).toMatch(/Something went wrong\.[\s\S]*Looking for the database failed/)
    expect(code).toBe(1)
  }, 30_000)

  test('-- --dry-run says how large it is, sends nothing and leaves nothing behind', async () => {
    const { code, calls, output } = await deploy('--dry-run')
    expect(output).toMatch(/Worker +\d+\.\d KB gzip, at most 210/)
    expect(code).toBe(0)
    expect(calls).toHaveLength(1)
    expect(existsSync(join(folder, 'database'))).toBe(false)
    expect(left()).toEqual([])
  }, 30_000)

  test('-- --dry-run leaves nothing behind when it is broken off', async () => {
    writeFileSync(join(folder, 'slow'), '')
    const script = startScript('deploy', ['--dry-run'], { environment: environment() })
    await script.printed(/Slow/)
    expect(left()).toHaveLength(1)
    script.process.kill('SIGINT')
    expect(await once(script.process, 'exit')).toEqual([null, 'SIGINT'])
    expect(left()).toEqual([])
  }, 30_000)
})

test.each(['deploy', 'export', 'restore'])(
  'npm run %s -- --bogus names the option in a line, and the code is 1',
  async (script) => {
    const { code, output } = await runScript(script, ['--bogus'])
    expect(output).toBe("Unknown option '--bogus'\n")
    expect(code).toBe(1)
  },
)

import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withLocal } from '../../scripts/backup/local-file.ts'
import { HOUR } from '../../workers/days.ts'
import { type Sandbox, startSandbox } from '../sandbox/server.ts'
import { contents } from './helpers/database.ts'
import { newDatabase } from './helpers/migrated.ts'
import { api, cron, workerOn } from './helpers/ticking.ts'

const AT = Date.parse('2026-06-10T09:00:00Z')
const TICKS = 30

let sandbox: Sandbox
let database: string
const newFolder = () => mkdtempSync(join(tmpdir(), 'uptrend-'))
const run = (script: string, ...args: string[]): string =>
  execFileSync(process.execPath, [`scripts/${script}.ts`, ...args], { encoding: 'utf8' })

/**
 * Runs a script for which `--remote` is the database in a folder: the dump is D1's, and so is what runs the statements, without
 * the network between.
 */
function runRemote(database: string, script: string, ...args: string[]) {
  const folder = newFolder()
  mkdirSync(join(folder, '.wrangler'))
  mkdirSync(join(folder, 'tmp'))
  symlinkSync(database, join(folder, '.wrangler/state'))
  cpSync('wrangler.toml', join(folder, 'wrangler.toml'))
  const wrangler = `#!/bin/sh
cd '${folder}'
for word do shift; [ "$word" = --remote ] && word=--local; set -- "$@" "$word"; done
exec '${resolve('node_modules/.bin/wrangler')}' "$@"
`
  writeFileSync(join(folder, 'wrangler'), wrangler, { mode: 0o755 })
  const output = execFileSync(process.execPath, [`scripts/${script}.ts`, ...args, '--remote'], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}`, TMPDIR: join(folder, 'tmp') },
  })
  const left = readdirSync(join(folder, 'tmp')).filter((name) => name.startsWith('uptrend-'))
  return { output, left }
}

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 'backup', now: AT })
  database = newDatabase()
  const worker = await workerOn(database, sandbox.url)
  for (let tick = 0; tick < TICKS; tick++) {
    sandbox.setNow(AT + tick * HOUR)
    await cron(worker, AT + tick * HOUR)
  }
  await worker.stop()
  await withLocal(database, { readOnly: false }, async (held) =>
    held.exec("UPDATE run SET error = 'no ' || char(0) || ' JSON' WHERE id = (SELECT max(id) FROM run)"),
  )
}, 60_000)

afterAll(() => sandbox?.close())

test('what was exported and restored into a new database is the same there, and the Worker goes on with it', async () => {
  const backup = join(newFolder(), 'backup')
  expect(run('export', '--folder', database, '--output', backup)).toMatch(/\d+ tables, \d{3,} rows/)
  const other = newDatabase()
  expect(run('restore', backup, '--folder', other)).toMatch(/\d{3,} rows are back/)
  expect(contents(other)).toEqual(contents(database))
  expect(contents(other).item?.length).toBeGreaterThan(50)

  const worker = await workerOn(other, sandbox.url)
  try {
    expect((await api<unknown[]>(worker, '/items?limit=200')).length).toBeGreaterThan(50)
    expect(await cron(worker, AT + TICKS * HOUR)).toBe('ok')
  } finally {
    await worker.stop()
  }
  expect(() => run('restore', backup, '--folder', other)).toThrow(/--replace/)
}, 60_000)

test('what was exported from D1 and restored into it is the same there, and no copy is left behind', () => {
  const backup = join(newFolder(), 'backup')
  const exported = runRemote(database, 'export', '--output', backup)
  expect(exported.output).toMatch(/\d+ tables, \d{3,} rows/)
  expect(exported.left).toEqual([])
  const other = newDatabase()
  const restored = runRemote(other, 'restore', backup)
  expect(restored.output).toMatch(/\d{3,} rows are back/)
  expect(restored.left).toEqual([])
  expect(contents(other)).toEqual(contents(database))
}, 60_000)

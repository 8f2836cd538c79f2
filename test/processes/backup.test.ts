import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOUR } from '../../workers/days.ts'
import { type Sandbox, startSandbox } from '../sandbox/server.ts'
import { contents } from './helpers/database.ts'
import { newDatabase } from './helpers/migrated.ts'
import { api, cron, workerOn } from './helpers/ticking.ts'

const AT = Date.parse('2026-06-10T09:00:00Z')
const TICKS = 30

let sandbox: Sandbox
let database: string
const run = (script: string, ...args: string[]): string =>
  execFileSync(process.execPath, [`scripts/${script}.ts`, ...args], { encoding: 'utf8' })

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 'backup', now: AT })
  database = newDatabase()
  const worker = await workerOn(database, sandbox.url)
  for (let tick = 0; tick < TICKS; tick++) {
    sandbox.setNow(AT + tick * HOUR)
    await cron(worker, AT + tick * HOUR)
  }
  await worker.stop()
}, 60_000)

afterAll(() => sandbox?.close())

test('what was exported and restored into a new database is the same there, and the Worker goes on with it', async () => {
  const backup = join(mkdtempSync(join(tmpdir(), 'uptrend-')), 'backup')
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

import { once } from 'node:events'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { startWorker } from '../../scripts/local/worker.ts'
import { startSandbox } from '../sandbox/server.ts'
import { rows } from './helpers/database.ts'
import { newDatabase } from './helpers/migrated.ts'
import { portFrom } from './helpers/ports.ts'
import { isRunning, processesBelow, processesNaming } from './helpers/processes.ts'
import { runScript } from './helpers/scripts.ts'
import { type Started, startUptrend } from './helpers/starting.ts'

const BANNER = 'Sample data.'
const COMPLETE = /Sample data is complete: \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d in \d+ s\./
const PROGRESS = /\[[#.]{24}\] +\d+% {2}sample data up to \d{4}-\d\d-\d\d, \d+ s/

let started: Started | undefined
const start = async (...options: Parameters<typeof startUptrend>): Promise<Started> => {
  started = await startUptrend(...options)
  return started
}

afterEach(async () => {
  await started?.interrupt()
  started = undefined
})

describe('npm start -- --sample --days 2', () => {
  test('fills two days, says how far it is, and serves every page with the banner; started again it goes on', async () => {
    const uptrend = await start(['--sample', '--days', '2'])
    await uptrend.printed(COMPLETE)
    expect(uptrend.output).toMatch(PROGRESS)
    const { html } = await uptrend.page('/listings')
    expect(html).toContain(BANNER)
    const [, item = ''] = /href="(\/items\/github-trending:[^"]+)"/.exec(html) ?? []
    for (const path of ['/', item, '/health']) {
      const page = await uptrend.page(path)
      expect(page.status, path).toBe(200)
      expect(page.html, path).toContain(BANNER)
    }
    const counts = () =>
      rows(
        `${uptrend.folder}/sample`,
        `SELECT source, count(*) AS items FROM item GROUP BY source ORDER BY source`,
      ).map(({ source, items }) => [source, Number(items)] as const)
    const before = counts()
    expect(before.map(([source]) => source)).toEqual(['github-trending', 'huggingface-papers'])
    expect(Math.min(...before.map(([, items]) => items))).toBeGreaterThan(10)
    expect(await uptrend.interrupt()).toEqual([])

    const again = await start(['--sample', '--days', '2'], { folder: uptrend.folder })
    await again.printed(COMPLETE)
    const after = counts()
    for (const [i, [, items]] of before.entries()) {
      // An hour may have begun since, and brought some; another world would have brought all of them.
      expect(after[i]?.[1]).toBeGreaterThanOrEqual(items)
      expect(after[i]?.[1]).toBeLessThan(1.5 * items)
    }
    expect(await again.interrupt()).toEqual([])
  }, 240_000)

  test('Ctrl-C while it fills leaves no process behind', async () => {
    const uptrend = await start(['--sample', '--days', '3'])
    await uptrend.printed(PROGRESS)
    expect(await uptrend.interrupt()).toEqual([])
    expect(uptrend.output).not.toMatch(COMPLETE)
    expect(uptrend.output).not.toMatch(/^\s+at |Error/m)
  }, 120_000)
})

describe('npm start', () => {
  test('goes on with sample data when the sites cannot be reached and nothing was collected', async () => {
    const uptrend = await start(['--days', '3'])
    await uptrend.printed(PROGRESS)
    expect(uptrend.output).toContain(
      '127.0.0.1:1 can not be reached from here, and nothing has been collected yet.',
    )
    expect(uptrend.output).toContain('npm start -- --live')
    expect((await uptrend.page('/')).html).toContain(BANNER)
    expect(await uptrend.interrupt()).toEqual([])
  }, 120_000)

  test('insists on the real sites with --live, and says why each tick failed; its token is nobody else’s to read', async () => {
    const uptrend = await start(['--live'])
    await uptrend.printed(/collect \S+ \S+: failed: the connection failed/)
    const { status, html } = await uptrend.page('/')
    expect(status).toBe(200)
    expect(html).not.toContain(BANNER)
    expect(existsSync(`${uptrend.folder}/sample`)).toBe(false)

    const readable = uptrend.commandLines()
    expect(readable).not.toContain('hush')
    const [, secrets = ''] = /--env-file (\S+)/.exec(readable) ?? []
    expect(readFileSync(secrets, 'utf8')).toContain('hush')
    expect(statSync(secrets).mode & 0o777).toBe(0o600)
    expect(await uptrend.interrupt()).toEqual([])
    expect(existsSync(dirname(secrets))).toBe(false)
  }, 120_000)

  test('collects from the sites when they answer, one line a tick', async () => {
    const sites = await startSandbox({ seed: 'start' })
    try {
      const uptrend = await start([], { sites: sites.url })
      await uptrend.printed(/\d{4}-\d\d-\d\d \d\d:\d\d {2}collect github-trending \S+: ok, 25 seen, 25 new/)
      const { html } = await uptrend.page('/listings')
      expect(html).toContain('/items/github-trending:sample-')
      expect(html).not.toContain(BANNER)
      expect(await uptrend.interrupt()).toEqual([])
    } finally {
      await sites.close()
    }
  }, 120_000)
})

test('somebody else who answers on the port of a Worker is not taken for it', async () => {
  const other = createServer((_, response) => response.end('here')).listen(await portFrom(20), 'localhost')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  try {
    const starting = startWorker({ persistTo: newDatabase(), port, vars: {} })
    await expect(starting).rejects.toThrow(/the Worker did not start[\s\S]*Address already in use/)
  } finally {
    other.close()
  }
}, 60_000)

test('a Worker that is given up while it starts leaves no process behind', async () => {
  const persistTo = newDatabase()
  const waiting = new AbortController()
  let all: number[] = []
  const onLine = (line: string) => {
    if (!line.includes('Ready on http')) return
    all = processesNaming(persistTo).flatMap((pid) => [pid, ...processesBelow(pid)])
    waiting.abort()
  }
  const starting = startWorker({
    persistTo,
    port: await portFrom(20),
    vars: {},
    giveUp: waiting.signal,
    onLine,
  })
  await expect(starting).rejects.toThrow('the Worker did not start (it was given up)')
  expect(all.length).toBeGreaterThan(2)
  expect(all.filter(isRunning)).toEqual([])
}, 60_000)

describe('what is asked wrongly is named in a line, and the code is 1', () => {
  test.each<[args: string[], words: string]>([
    [['--sampel'], "Unknown option '--sampel'"],
    [['--days', '0'], '--days 0 is not a whole number from 1 to 1100'],
    [['--days', 'many'], '--days many is not a whole number'],
    [['--port', '70000'], '--port 70000 is not a whole number from 1 to 65000'],
    [['--port'], "Option '--port <value>' argument missing"],
    [['sample'], "Unexpected argument 'sample'"],
  ])('%j', async (args, words) => {
    const { code, output } = await runScript('start', args)
    expect(output).toContain(words)
    expect(output.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(1)
  })
})

import { mkdtempSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { findChromium } from '../../scripts/local/chromium.ts'
import { type LocalWorker, startWorker } from '../../scripts/local/worker.ts'
import { portFrom } from '../processes/helpers/ports.ts'
import { newDatabase, TOKEN } from '../processes/helpers/ticking.ts'
import { type Sandbox, startSandbox } from '../sandbox/server.ts'
import { fillSample } from './helpers/fill-sample.ts'
import { fillTroubled } from './helpers/fill-troubled.ts'
import { namesOn } from './helpers/names.ts'
import type { Stage } from './helpers/stage.ts'

const NOBODY = 'http://127.0.0.1:1'

/** Starts the Workers that are looked at, and fills their databases while other tests run. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const stageFile = join(mkdtempSync(join(tmpdir(), 'uptrend-')), 'stage.json')
  const chromium = findChromium()
  project.provide('chromium', chromium)
  project.provide('stageFile', stageFile)
  if (chromium === null) {
    console.log('No Chromium is installed here: the tests in a browser are skipped.')
    return undefined
  }
  const sandbox = await startSandbox({ seed: 1 })
  const workers: LocalWorker[] = []
  const setting = set(sandbox, workers)
    .then(JSON.stringify, (error: Error) => JSON.stringify({ trouble: error.message }))
    .then((text) => {
      writeFileSync(`${stageFile}.part`, text)
      renameSync(`${stageFile}.part`, stageFile)
    })
  return async () => {
    await Promise.all(workers.map(({ stop }) => stop()))
    await setting
    await Promise.all(workers.map(({ stop }) => stop()))
    await sandbox.close()
  }
}

async function set(sandbox: Sandbox, workers: LocalWorker[]): Promise<Stage> {
  const start = async (site: string, vars: Record<string, string> = {}) => {
    const sites = { HUGGINGFACE_URL: site, GITHUB_URL: site, ADMIN_TOKEN: TOKEN }
    const port = await portFrom(0)
    const worker = await startWorker({ persistTo: newDatabase(), port, vars: { ...sites, ...vars } })
    workers.push(worker)
    return worker.url
  }
  const sample = await start(sandbox.url, { SAMPLE_DATA: 'true' })
  const troubled = await start(NOBODY)
  const empty = await start(NOBODY)
  await fillTroubled(troubled)
  await fillSample(sample, sandbox)
  return { urls: { sample, troubled, empty }, names: await namesOn(sample) }
}

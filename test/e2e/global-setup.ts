import { mkdtempSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { findChromium } from '../../scripts/local/chromium.ts'
import type { LocalWorker } from '../../scripts/local/worker.ts'
import { newDatabase } from '../processes/helpers/migrated.ts'
import { startSomewhere } from '../processes/helpers/start-somewhere.ts'
import { TOKEN } from '../processes/helpers/ticking.ts'
import { type Sandbox, startSandbox } from '../sandbox/server.ts'
import { fillSample, liveThroughSample } from './helpers/fill-sample.ts'
import { fillTroubled, namesOfTroubled } from './helpers/fill-troubled.ts'
import { NAMES_OF_NOTHING, namesOn } from './helpers/names.ts'
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
  const fill = project.getProvidedContext().extent === 'whole' ? liveThroughSample : fillSample
  const setting = set(sandbox, workers, fill)
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

async function set(sandbox: Sandbox, workers: LocalWorker[], fill: typeof fillSample): Promise<Stage> {
  const start = async (huggingFace: string, gitHub: string, vars: Record<string, string> = {}) => {
    const sites = { HUGGINGFACE_URL: huggingFace, GITHUB_URL: gitHub, ADMIN_TOKEN: TOKEN }
    const worker = await startSomewhere({ persistTo: newDatabase(), vars: { ...sites, ...vars } })
    workers.push(worker)
    return worker.url
  }
  const sample = await start(sandbox.url, sandbox.url, { SAMPLE_DATA: 'true' })
  const troubled = await start(NOBODY, sandbox.url)
  const empty = await start(NOBODY, NOBODY)
  await fillTroubled(troubled)
  await fill(sample, sandbox)
  return {
    urls: { sample, troubled, empty },
    names: {
      sample: await namesOn(sample),
      troubled: await namesOfTroubled(troubled),
      empty: NAMES_OF_NOTHING,
    },
  }
}

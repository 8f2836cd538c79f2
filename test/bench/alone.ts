import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { freePort } from '../../scripts/local/worker.ts'
import { AS_WRANGLER } from '../architecture/bundles.ts'
import { type Cost, costOf, median, PROCESSES, WARM_REQUESTS } from './cpu.ts'
import type { Recording } from './recorder.ts'

/** Bundles one of the bench's Workers as wrangler would. */
export async function bundle(entry: string, minify: boolean): Promise<string> {
  const { outputFiles } = await build({
    ...AS_WRANGLER,
    entryPoints: [entry],
    minify,
    external: ['memory.json'],
  })
  return outputFiles[0]?.text ?? ''
}

const config = (
  port: number,
  upstream: string,
  plan: string,
): string => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker.js", esModule = embed "worker.js"), (name = "memory.json", text = embed "memory.json")],
      compatibilityDate = "2026-11-01",
      bindings = [
        (name = "HUGGINGFACE_URL", text = "${upstream}"),
        (name = "GITHUB_URL", text = "${upstream}"),
        (name = "PLAN", text = "${plan}")],
      globalOutbound = "sites")),
    (name = "sites", network = (allow = ["public", "private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")]);
`

/** Measures one request to the Worker alone: a bare runtime, the database's answers in memory, the site's real. */
export async function measureAlone(
  worker: string,
  { path, headers, memory }: Recording,
  upstream: string,
  reset: () => Promise<void>,
  { processes = PROCESSES, again = WARM_REQUESTS, plan = 'free' } = {},
): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), 'uptrend-bench-'))
  const port = await freePort(9300)
  writeFileSync(join(folder, 'worker.js'), worker)
  writeFileSync(join(folder, 'memory.json'), JSON.stringify(memory))
  writeFileSync(join(folder, 'config.capnp'), config(port, upstream, plan))
  const costs: Cost[] = []
  for (let i = 0; i < processes; i++) {
    const child = spawn('workerd', ['serve', join(folder, 'config.capnp')], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const url = `http://127.0.0.1:${port}`
    await untilReady(`${url}/__ready`)
    costs.push(
      await costOf(
        child.pid ?? 0,
        async () => {
          await reset()
          const response = await fetch(url + path, { headers })
          const text = await response.text()
          if (response.status >= 500)
            throw new Error(`${path} was answered with ${response.status}: ${text.slice(0, 400)}`)
        },
        again,
      ),
    )
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  rmSync(folder, { recursive: true })
  return { cold: median(costs.map(({ cold }) => cold)), warm: median(costs.map(({ warm }) => warm)) }
}

async function untilReady(address: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const response = await fetch(address).catch(() => null)
    if ((await response?.text()) === 'ready') return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`${address} did not get ready`)
}

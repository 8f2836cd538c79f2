/**
 * Holds what is said about the API to what it does: the OpenAPI document passes Redocly's rules, and every call of the
 * README, the reference and the examples is made to a Worker on this machine and answered as the document says.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type HeldDocument, holderTo } from '../test/openapi/holding.ts'
import { startSandbox } from '../test/sandbox/server.ts'
import { type OpenApi, routesOf } from '../workers/api/documentation/document.ts'
import { type Command, canRun, EXAMPLES, readmeCommands, referenceCommands, run } from './api/commands.ts'
import { lint } from './api/lint.ts'
import { bringNamedItems, liveThroughDays } from './api/past.ts'
import { startWitness } from './api/witness.ts'
import { close, closeAtTheEnd, closeOnSignals } from './local/closing.ts'
import { freePort, migrate, startWorker } from './local/worker.ts'

const DAYS = 40
const FILE = 'dist/public/api/v1/openapi.json'
const failures: string[] = []

function report(name: string, problems: string[]): void {
  failures.push(...problems)
  console.log(
    problems.length === 0 ? `ok      ${name}` : `FAILED  ${name}\n        ${problems.join('\n        ')}`,
  )
}

const text = readFileSync(FILE, 'utf8')
const document = JSON.parse(text) as HeldDocument & OpenApi
const { errors, warnings } = await lint(FILE, text)
for (const warning of warnings) console.log(`warning ${warning}`)
report(`${routesOf(document).length} routes by Redocly's recommended rules`, errors)

closeOnSignals()
const folder = mkdtempSync(join(tmpdir(), 'uptrend-api-'))
closeAtTheEnd(() => rmSync(folder, { recursive: true, force: true }))
const sandbox = await startSandbox({ seed: 1 })
closeAtTheEnd(sandbox.close)
migrate(folder)
const token = 'api-check'
const vars = {
  HUGGINGFACE_URL: sandbox.url,
  GITHUB_URL: sandbox.url,
  SAMPLE_DATA: 'true',
  ADMIN_TOKEN: token,
}
const worker = await startWorker({ persistTo: folder, port: await freePort(9500), vars })
closeAtTheEnd(() => worker.stop())
const witness = await startWitness(worker.url)
closeAtTheEnd(witness.close)
await liveThroughDays(worker.url, token, sandbox, DAYS)
await bringNamedItems(worker.url, token)

const wrongWith = holderTo(document)
const pattern = (path: string) =>
  new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '(?:[^?]+)')}$`)
/** The most particular documented path that an address is of. */
const pathOf = (method: string, address: string): string | undefined =>
  routesOf(document)
    .filter((one) => one.method === method && pattern(one.address).test(address.replace(/\?.*$/, '')))
    .map(({ path }) => path)
    .sort((a, b) => b.replace(/\{\w+\}/g, '').length - a.replace(/\{\w+\}/g, '').length)[0]

async function check(command: Command): Promise<void> {
  if (!canRun(command))
    return console.log(`skipped ${command.name}: "${command.needs.join(' ')}" does not work here`)
  const { code, output } = await run(command, { UPTREND: witness.url, ADMIN_TOKEN: token })
  const seen = witness.seen()
  const problems =
    code === 0 && output.trim() !== '' ? [] : [`it ended with ${code}: ${output.slice(0, 800)}`]
  if (seen.length === 0) problems.push('it asked for nothing')
  for (const { method, address, response } of seen) {
    const path = pathOf(method, address)
    if (response.status >= 400) problems.push(`${address} was answered with ${response.status}`)
    const wrong = path === undefined ? 'is not documented' : await wrongWith(path, response, method)
    if (wrong !== null) problems.push(`${address}: ${wrong}`)
  }
  report(command.name, problems)
}

const page = await (await fetch(`${worker.url}/docs`)).text()
for (const command of [...readmeCommands(), ...referenceCommands(page), ...EXAMPLES]) await check(command)
const served = await fetch(`${worker.url}/api/v1/openapi.json`)
report('the document is served to everybody', [
  ...((await served.text()) === text ? [] : ['it is another one']),
  ...(served.headers.get('access-control-allow-origin') === '*' ? [] : ['other sites may not read it']),
])
console.log(
  `${failures.length === 0 ? 'Everything is as it is said to be.' : `${failures.length} things are not as they are said to be.`}`,
)
await close(failures.length === 0 ? 0 : 1)

/**
 * Serves the sandbox until it is stopped.
 *
 *   node test/sandbox/serve.ts [--port 9200] [--seed 1] [--now ISO] [--last-day YYYY-MM-DD] [--fail-rate 0.1]
 *
 * Without `--now` the real clock runs. The planned changes are placed by `--last-day`; without it by today when the real
 * clock runs, by a fixed day otherwise.
 */
import { parseArgs } from 'node:util'
import { startSandbox } from './server.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '9200' },
    seed: { type: 'string', default: '1' },
    now: { type: 'string' },
    'last-day': { type: 'string' },
    'fail-rate': { type: 'string', default: '0' },
  },
})

const now = values.now === undefined ? null : Date.parse(values.now)
if (Number.isNaN(now)) throw new RangeError(`--now is not a time: ${values.now}`)

const sandbox = await startSandbox({
  port: Number(values.port),
  seed: values.seed,
  now,
  failRate: Number(values['fail-rate']),
  ...(values['last-day'] !== undefined && { lastDay: values['last-day'] }),
})
const { firstDay, lastDay, changes } = sandbox.world
console.log(`${sandbox.url} serves generated papers and repositories, listed since ${firstDay};`)
console.log(
  `${changes.length} topic changes are planted in the year before ${lastDay}. GET /__truth tells which.`,
)

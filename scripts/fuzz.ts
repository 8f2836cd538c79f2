/** The fuzzer alone, with ten times as many questions as in `npm test`: `npm run fuzz`, or `-- N` for N of them. */
import { spawnSync } from 'node:child_process'

const requests = Number(process.argv[2] ?? 20_000)
if (!Number.isInteger(requests) || requests < 1) {
  console.error(`${process.argv[2]} is not a whole number of requests`)
  process.exit(1)
}
const { status } = spawnSync('vitest', ['run', 'test/workerd/fuzz'], {
  stdio: 'inherit',
  env: { ...process.env, FUZZ_REQUESTS: String(requests) },
})
process.exit(status ?? 1)

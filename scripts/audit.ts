/** Asks the registry for known holes in what the Worker is made of. Where it can't be asked, that is said and is no failure. */
import { spawnSync } from 'node:child_process'

interface Report {
  auditReportVersion?: number
  metadata?: { vulnerabilities: Record<string, number> }
  vulnerabilities?: Record<string, { severity: string }>
}

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8', timeout: 60_000 })
const report = parsed(stdout)
if (report.auditReportVersion === undefined) {
  console.log('The registry could not be asked for known holes: skipped.')
  process.exit(0)
}
for (const [name, { severity }] of Object.entries(report.vulnerabilities ?? {}))
  console.error(`${name}: ${severity}`)
const found = report.metadata?.vulnerabilities.total ?? 0
console.log(found === 0 ? 'No known holes.' : `${found} known holes: see npm audit --omit=dev.`)
process.exit(found === 0 ? 0 : 1)

function parsed(text: string | null): Report {
  try {
    return JSON.parse(text ?? '') as Report
  } catch {
    return {}
  }
}

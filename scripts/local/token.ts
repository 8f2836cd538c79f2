import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const FILE = '.wrangler/admin-token'

/**
 * The admin token of the Worker that `npm start` runs: made once for this checkout, so that `npm run import`
 * on the same machine needs none.
 */
export function ensureLocalToken(): string {
  const known = existsSync(FILE) ? readFileSync(FILE, 'utf8').trim() : ''
  if (known !== '') return known
  const token = randomUUID()
  mkdirSync('.wrangler', { recursive: true })
  writeFileSync(FILE, token, { mode: 0o600 })
  return token
}

/** That token, for a target on this machine and no other. */
export function localToken(target: string): string | null {
  const host = URL.parse(target)?.hostname
  const isHere = host === 'localhost' || host === '127.0.0.1' || host === '[::1]'
  return isHere && existsSync(FILE) ? readFileSync(FILE, 'utf8').trim() : null
}

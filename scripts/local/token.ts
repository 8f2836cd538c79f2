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
  return isHere(target) && existsSync(FILE) ? readFileSync(FILE, 'utf8').trim() : null
}

/** Whether an address is on this machine. */
export function isHere(address: string): boolean {
  const host = URL.parse(address)?.hostname
  return host === 'localhost' || host === '127.0.0.1' || host === '[::1]'
}

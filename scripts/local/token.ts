import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseEnv } from 'node:util'

/** What was made for this checkout. */
const MADE = '.wrangler/admin-token'
/** The secrets on this machine, of which .dev.vars.example is the pattern. */
const SECRETS = '.dev.vars'

const textOf = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '')

/**
 * A token somebody has set; empty when there is none.
 *
 * @param from where it stands, for the error
 * @throws {RangeError} when no request could carry it, without saying it
 */
function checked(token: string | undefined, from: string): string {
  const word = (token ?? '').trim()
  if (/^[\x20-\x7e]*$/.test(word)) return word
  throw new RangeError(
    `ADMIN_TOKEN in ${from} holds a line break or another character that no request can carry: it has to be one line of ASCII, as "openssl rand -hex 32" makes it`,
  )
}

/** The token in the environment; empty when there is none. @throws {RangeError} */
export const tokenOf = (environment: NodeJS.ProcessEnv): string =>
  checked(environment.ADMIN_TOKEN, 'the environment')

/** What is set in `.dev.vars`. */
export const secretsHere = (folder = '.'): NodeJS.Dict<string> => parseEnv(textOf(join(folder, SECRETS)))

const known = (folder: string): string =>
  checked(secretsHere(folder).ADMIN_TOKEN, SECRETS) || textOf(join(folder, MADE)).trim()

/**
 * The admin token of the Worker that `npm start` runs: that in `.dev.vars`, or one that is made once for this checkout, so that
 * `npm run import` on the same machine needs none.
 *
 * @throws {RangeError}
 */
export function ensureLocalToken(folder = '.'): string {
  const there = known(folder)
  if (there !== '') return there
  const token = randomUUID()
  mkdirSync(dirname(join(folder, MADE)), { recursive: true })
  writeFileSync(join(folder, MADE), token, { mode: 0o600 })
  return token
}

/** That token, for a target on this machine and no other. @throws {RangeError} */
export const localToken = (target: string, folder = '.'): string | null =>
  (isHere(target) && known(folder)) || null

/** Whether an address is on this machine. */
export function isHere(address: string): boolean {
  const host = URL.parse(address)?.hostname
  return host === 'localhost' || host === '127.0.0.1' || host === '[::1]'
}

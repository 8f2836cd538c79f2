import { FAMILY, GIVEN, ORGANIZATIONS } from './people-names.ts'
import { createRandom, type Key, type Random } from './random.ts'

export interface User {
  _id: string
  avatarUrl: string
  isPro: boolean
  fullname: string
  user: string
  type: 'user'
}

export interface Author {
  _id: string
  user?: User
  name: string
  status?: string
  statusLastChangedAt?: string
  hidden: boolean
}

export interface Organization {
  _id: string
  name: string
  fullname: string
  avatar: string
}

const AVATARS = 'https://cdn-avatars.example/v1/production/uploads'
/** Authors who have claimed their paper come with their account, which is what makes real rows long. */
const WITH_ACCOUNT = 0.6
const HIDDEN = 0.0009

/** Half of the papers have up to 7 authors, one in ten more than 14. */
export function drawAuthors(random: Random, at: string): Author[] {
  const count = Math.max(1, Math.round(6.8 * Math.exp(0.57 * random.normal())))
  return authorsOf(count, random, at)
}

export function authorsOf(count: number, random: Random, at: string): Author[] {
  return Array.from({ length: count }, () => {
    const name = drawName(random)
    const plain = { name, hidden: random.chance(HIDDEN) }
    if (!random.chance(WITH_ACCOUNT)) return { _id: hexadecimal(random, 24), ...plain }
    return {
      _id: hexadecimal(random, 24),
      user: accountOf(name, random),
      name,
      status: random.chance(0.6) ? 'admin_assigned' : 'claimed_verified',
      statusLastChangedAt: at,
      hidden: plain.hidden,
    }
  })
}

export const drawName = (random: Random): string => `${random.pick(GIVEN)} ${random.pick(FAMILY)}`

export function accountOf(name: string, random: Random): User {
  const user = name
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .slice(0, 6 + random.below(9))
  const avatarUrl = random.chance(0.4)
    ? `/avatars/${hexadecimal(random, 32)}.svg`
    : `${AVATARS}/${hexadecimal(random, 24)}/${hexadecimal(random, 24)}.jpeg`
  return {
    _id: hexadecimal(random, 24),
    avatarUrl,
    isPro: random.chance(0.08),
    fullname: name,
    user,
    type: 'user',
  }
}

/** One of the organisations, some far more often than others; always the same record for the same place. */
export function drawOrganization(seed: Key, random: Random): Organization {
  const at = Math.floor(ORGANIZATIONS.length * random.next() ** 1.8)
  const [name, fullname] = ORGANIZATIONS[at] ?? ['aldervane', 'Aldervane University']
  const own = createRandom(seed, 'organization', at)
  const avatar = `${AVATARS}/${hexadecimal(own, 24)}/${hexadecimal(own, 24)}.png`
  return { _id: hexadecimal(own, 24), name, fullname, avatar }
}

const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Random hexadecimal digits, a multiple of eight. A table, because rows hold hundreds of them. */
export function hexadecimal(random: Random, digits: number): string {
  let text = ''
  for (let at = 0; at < digits; at += 8) {
    const bits = random.below(0x100000000)
    text += `${BYTES[bits >>> 24]}${BYTES[(bits >>> 16) & 255]}${BYTES[(bits >>> 8) & 255]}${BYTES[bits & 255]}`
  }
  return text
}

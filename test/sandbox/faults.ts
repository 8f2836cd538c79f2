import type { Answer } from './answer.ts'
import { fraction, hashOf, type Key } from './random.ts'

/** Ways to misbehave. Those of `ANSWERED` change the answer, the others the connection. */
export const FAULT_MODES = [
  'none',
  '500',
  '503',
  '429',
  'timeout',
  'reset',
  'truncate',
  'empty',
  'html-error',
  'not-json',
  'wrong-shape',
  'redirect',
  'huge',
  'slow',
] as const

export type FaultMode = (typeof FAULT_MODES)[number]

/** Misbehave for the next `count` requests whose address contains `match`. */
export interface Fault {
  mode: FaultMode
  count?: number
  match?: string
}

export interface FaultOptions {
  /** Chance that a request fails although nobody asked for it. */
  failRate?: number
  /** How it then fails; by default in any way but `slow` and `huge`. */
  failModes?: readonly FaultMode[]
}

const USUAL_MODES = FAULT_MODES.filter((mode) => !['none', 'slow', 'huge'].includes(mode))

export interface Faults {
  set(fault: Fault): void
  /** How the next request fails. */
  next(address: string): FaultMode
}

export function createFaults(seed: Key, { failRate = 0, failModes = USUAL_MODES }: FaultOptions): Faults {
  let fault: Required<Fault> = { mode: 'none', count: 0, match: '' }
  let requests = 0
  return {
    set({ mode, count = 1, match = '' }) {
      fault = { mode, count, match }
    },
    next(address) {
      requests++
      if (fault.count > 0 && fault.mode !== 'none' && address.includes(fault.match)) {
        fault.count--
        return fault.mode
      }
      if (failModes.length === 0 || fraction(seed, 'fails', requests) >= failRate) return 'none'
      return failModes[hashOf(seed, 'how', requests) % failModes.length] ?? 'none'
    },
  }
}

export const isFaultMode = (text: string): text is FaultMode =>
  (FAULT_MODES as readonly string[]).includes(text)

const HUGE_BYTES = 40 * 1024 * 1024

/** The answer as the fault leaves it, with the headers it adds. */
export function spoiled(
  answer: Answer,
  mode: FaultMode,
): { answer: Answer; headers: Record<string, string> } {
  const text = (status: number, body: string, type = 'text/plain'): Answer => ({
    status,
    type,
    body,
    tag: mode,
  })
  switch (mode) {
    case '500':
    case '503':
      return { answer: text(Number(mode), 'something went wrong'), headers: {} }
    case '429':
      return { answer: text(429, 'too many requests'), headers: { 'retry-after': '120' } }
    case 'empty':
      return { answer: { ...answer, body: '', tag: mode }, headers: {} }
    case 'html-error':
      return {
        answer: text(
          200,
          '<!doctype html><title>One moment</title><h1>Checking your connection</h1>',
          'text/html',
        ),
        headers: {},
      }
    case 'not-json':
      return { answer: { ...answer, body: '{"rows": [unfinished', tag: mode }, headers: {} }
    case 'wrong-shape':
      return { answer: text(200, WRONG_SHAPE, 'application/json'), headers: {} }
    case 'redirect':
      return { answer: text(302, ''), headers: { location: 'http://127.0.0.1:1/elsewhere' } }
    case 'huge': {
      const body = Buffer.alloc(HUGE_BYTES, ' ')
      body.write('[')
      body.write(']', HUGE_BYTES - 1)
      return { answer: { ...answer, body, tag: mode }, headers: {} }
    }
    default:
      return { answer, headers: {} }
  }
}

const WRONG_SHAPE = JSON.stringify([
  { paper: { id: 12, title: null, upvotes: 'several' } },
  null,
  'text',
  { constructor: { name: 'x' } },
  [],
])

import fc from 'fast-check'
import { type OpenApi, type PlacedRoute, routesOf } from '../../../workers/api/documentation/document.ts'
import { type Known, unknownNames, valuesFor } from './values.ts'

export interface AskedQuestion {
  /** The documented path. */
  path: string
  /** What it was filled in to. */
  address: string
  method: 'GET' | 'HEAD' | 'OPTIONS'
  /** A tag to send along; `same` is the one that the answer itself had. */
  tag: string | null
}

/** Questions to every documented path, mostly right and sometimes wrong in every way. */
export function questions(document: OpenApi, known: Known): fc.Arbitrary<AskedQuestion> {
  const routes = routesOf(document).filter(({ method }) => method === 'GET')
  return fc.constantFrom(...routes).chain((route) => questionTo(route, known))
}

type Pair = [name: string, value: string]

function questionTo(
  { path, address: pattern, route: { parameters } }: PlacedRoute,
  known: Known,
): fc.Arbitrary<AskedQuestion> {
  const inPath = parameters.filter((one) => one.in === 'path')
  const inQuery = parameters.filter((one) => one.in === 'query')
  const filled = fc
    .tuple(...inPath.map((one) => valuesFor({ ...one, name: `${path} ${one.name}` }, known)))
    .map((values) =>
      inPath.reduce(
        (text, { name }, i) => text.replace(`{${name}}`, () => segment(values[i] ?? '')),
        pattern,
      ),
    )
  const given = fc
    .tuple(
      ...inQuery.map((one) =>
        fc
          .option(valuesFor(one, known), { nil: undefined, freq: one.required ? 8 : 1 })
          .map((value) => (value === undefined ? [] : [[one.name, value] as Pair])),
      ),
    )
    .map((lists) => lists.flat())
  const strange = fc.oneof(
    { weight: 12, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.tuple(unknownNames, fc.string({ maxLength: 5 })).map((pair) => [pair as Pair]),
    },
  )
  const twice = fc.oneof(
    { weight: 12, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.boolean() },
  )
  const method = fc.oneof(
    { weight: 12, arbitrary: fc.constant('GET' as const) },
    { weight: 1, arbitrary: fc.constantFrom('HEAD' as const, 'OPTIONS' as const) },
  )
  const tag = fc.oneof(
    { weight: 8, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom('same', '*', 'W/"0-0"', '"', ',', 'W/') },
  )
  return fc
    .tuple(filled, given, strange, twice, method, tag)
    .map(([address, pairs, more, repeat, method, tag]) => {
      const all = [...pairs, ...more, ...(repeat ? pairs.slice(0, 1) : [])]
      const query = all.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&')
      return { path, address: query === '' ? address : `${address}?${query}`, method, tag }
    })
}

/** Half of a pair can't be encoded: then what is sent is no UTF-8 either. */
function encoded(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    return '%ED%A0%80%FF'
  }
}

/** A dot or two would be taken for a step in the path, whether it is encoded or not. */
const segment = (text: string): string => (/^\.{0,2}$/.test(text) ? 'dots' : encoded(text))

import fc from 'fast-check'
import type { Parameter } from '../../../workers/api/documentation/document.ts'

/** What the database really holds, by the name of a parameter: values that lead somewhere. */
export type Known = Record<string, string[]>

const WRONG = [
  '',
  ' ',
  'abc',
  '-1',
  '1.5',
  '1e3',
  '0x10',
  'NaN',
  'Infinity',
  'true',
  'null',
  '[]',
  '{}',
  '[object Object]',
]
const DAYS = [
  '2025-06-10',
  '2025-06-09',
  '2025-02-30',
  '2025-13-01',
  '0000-01-01',
  '0001-01-01',
  '1969-12-31',
  '9999-12-31',
  '10000-01-01',
  '2025-6-1',
  '2025-06-10T00:00:00Z',
  '-000001-01-01',
]
const SQL = [
  "' OR 1=1 --",
  "'; DROP TABLE item; --",
  '" OR ""="',
  '1 UNION SELECT sql FROM sqlite_master',
  '%',
  '_',
  '*',
  "x' AND randomblob(1e9) --",
  '?1',
  ':a',
  '$a',
  '\\',
  "''",
  '"open',
  'a"b"c',
  'AND',
  'NEAR(a b)',
]
const UNICODE = [
  'é',
  'e\u0301',
  'Ω',
  '日本語',
  '👩‍👩‍👧‍👦',
  '\u202Ertl',
  '\u0000',
  '\uFEFF',
  'İ',
  'ß',
  '\u2028',
  'a\r\nb',
  '\t',
]
const HUGE = [
  '9'.repeat(400),
  '9007199254740993',
  '4294967296',
  'a'.repeat(5000),
  'é'.repeat(401),
  ',a'.repeat(300),
  '"'.repeat(201),
  ' a'.repeat(300),
]

const cursorOf = (position: unknown) =>
  btoa(JSON.stringify(position)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
const forged = fc
  .tuple(
    fc.constantFrom('upvotes', 'published', 'first_seen', 'topic', 'runs', 'search', ''),
    fc.array(fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double(), fc.constant(null), fc.string()), {
      maxLength: 4,
    }),
  )
  .map(([of, rest]) => cursorOf([of, ...rest]))

/** Values for one parameter: right, at its bounds, of the wrong kind, huge, in any script, and like SQL. */
export function valuesFor({ name, schema, example }: Parameter, known: Known): fc.Arbitrary<string> {
  const { minimum, maximum, maxLength } = schema as Record<string, number | undefined>
  const bounds = [minimum, maximum].flatMap((bound) =>
    bound === undefined ? [] : [bound - 1, bound, bound + 1],
  )
  const lengths =
    maxLength === undefined ? [] : [maxLength, maxLength + 1].map((length) => 'x'.repeat(length))
  const right = [
    ...((schema.enum as string[] | undefined) ?? []),
    ...(known[name] ?? []),
    ...(example === undefined ? [] : [String(example)]),
    ...(minimum === undefined ? [] : [String(minimum + 2)]),
  ]
  return fc.oneof(
    { weight: 8, arbitrary: right.length === 0 ? fc.string({ maxLength: 12 }) : fc.constantFrom(...right) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        ...bounds.map(String),
        ...lengths,
        ...(schema.format === 'date' ? DAYS : ['0']),
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom(...WRONG) },
    { weight: 1, arbitrary: fc.constantFrom(...HUGE) },
    {
      weight: 1,
      arbitrary: fc.oneof(fc.constantFrom(...UNICODE), fc.string({ unit: 'binary', maxLength: 30 })),
    },
    { weight: 1, arbitrary: fc.constantFrom(...SQL) },
    ...(name === 'cursor' ? [{ weight: 4, arbitrary: forged }] : []),
  )
}

export const unknownNames = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'Limit', 'limit ', 'sort[]', '', 'a=b', 'callback'),
  fc.string({ unit: 'binary', maxLength: 8 }),
)

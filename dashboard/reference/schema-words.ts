import type { JsonSchema } from '../../workers/api/documentation/json-schema.ts'

const FORMATS: Record<string, string> = { date: 'day', 'date-time': 'time', uri: 'address' }

/** What values a schema lets through, in a few words: `integer from 1 to 200`, `one of day, week, month`, `text or null`. */
export function schemaWords(schema: JsonSchema): string {
  const { anyOf, enum: names, format, items } = schema
  if (Array.isArray(anyOf)) return anyOf.map((one) => schemaWords(one as JsonSchema)).join(' or ')
  if (Array.isArray(names)) return `one of ${names.join(', ')}`
  if (schema.type === 'array')
    return `list of ${items === undefined ? 'values' : schemaWords(items as JsonSchema)}`
  if (typeof format === 'string') return FORMATS[format] ?? format
  return `${KINDS[String(schema.type)] ?? String(schema.type ?? 'value')}${bounds(schema)}`
}

const KINDS: Record<string, string> = { string: 'text' }

function bounds({ minimum, maximum, maxLength }: JsonSchema): string {
  if (typeof maxLength === 'number') return ` of at most ${maxLength} characters`
  if (typeof minimum !== 'number') return ''
  if (typeof maximum !== 'number') return minimum === 0 ? '' : ` from ${minimum}`
  return ` from ${minimum.toLocaleString('en')} to ${maximum.toLocaleString('en')}`
}

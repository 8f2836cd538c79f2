import { Validator } from '@cfworker/json-schema'

// biome-ignore lint/suspicious/noExplicitAny: a document is looked into freely
type Json = any

/** The parts of an OpenAPI document that answers are held to. */
export interface HeldDocument {
  paths: Record<string, Partial<Record<'get' | 'post', { responses: Record<string, unknown> }>>>
  components: Record<string, Json>
}

/** Says what is wrong with an answer, by the document: its status, its type, its shape; `null` when nothing is. */
export type Holder = (path: string, response: Response, method?: string) => Promise<string | null>

export function holderTo({ paths, components }: HeldDocument): Holder {
  const validators = new Map<unknown, Validator>()
  const wrong = (schema: Json, value: unknown): string | null => {
    const validator = validators.get(schema) ?? new Validator({ components, ...schema }, '2020-12')
    validators.set(schema, validator)
    const { valid, errors } = validator.validate(value)
    return valid ? null : JSON.stringify(errors.slice(-2))
  }
  const lineSchemas = new Map<string, Json>()

  return async (path, response, method = 'GET') => {
    const documented = paths[path]?.[method === 'POST' ? 'post' : 'get']?.responses[response.status] as Json
    if (documented === undefined) return `${response.status} is not documented`
    const answer =
      documented.$ref === undefined ? documented : components.responses?.[documented.$ref.split('/').at(-1)]
    const text = new TextDecoder().decode(await response.arrayBuffer())
    if (answer.content === undefined) return text === '' ? null : 'there is a body'
    const [type = ''] = (response.headers.get('content-type') ?? '').split(';')
    const media = answer.content[type]
    if (media === undefined) return `${type} is not documented`
    for (const name of Object.keys(answer.headers ?? {}))
      if (name !== 'Link' && !response.headers.has(name) && !name.startsWith('RateLimit'))
        return `${name} is missing`
    if (type === 'application/atom+xml') return text.startsWith('<?xml') ? null : 'this is no XML'
    if (type === 'text/csv') return wrongCsv(text, media.schema['x-columns'])
    if (type === 'application/x-ndjson') {
      lineSchemas.set(path, lineSchemas.get(path) ?? media.schema['x-line'] ?? {})
      const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n')
      return (
        lines.map((line) => wrong(lineSchemas.get(path), JSON.parse(line))).find((one) => one !== null) ??
        null
      )
    }
    return wrong(media.schema, JSON.parse(text))
  }
}

/** Rows of a CSV text by RFC 4180: as many cells as there are columns, in every row. */
function wrongCsv(text: string, columns: string[]): string | null {
  const rows = [...text.matchAll(/((?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\r\n]*))*)\r\n/g)]
  if (rows.map(([row]) => row).join('') !== text) return 'this is no CSV'
  if (rows[0]?.[1] !== columns.join(',')) return 'the header is another'
  const cells = rows.map(([, row = '']) => [...row.replace(/"(?:[^"]|"")*"/g, '').matchAll(/,/g)].length + 1)
  return cells.every((count) => count === columns.length) ? null : 'a row has other columns'
}

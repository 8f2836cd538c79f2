import type { Format, Meta } from './answer.ts'
import { toCsv } from './csv.ts'

/** Rows that are read a slice at a time, when the reader is ready for them. */
export type Slices = AsyncIterable<Record<string, unknown>[]>

/**
 * Rows as a stream in any format: only one slice is ever in memory. A slice that can't be read breaks the stream off,
 * so that nobody takes what came before it for the whole.
 */
export function streamed(
  format: Format,
  slices: Slices,
  meta: Meta,
  columns: readonly string[],
): ReadableStream<Uint8Array> {
  const texts = WRITERS[format](slices, meta, columns)
  const encoder = new TextEncoder()
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await texts.next()
        if (done === true) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      async cancel() {
        await texts.return?.()
      },
    },
    // Nothing is read for a HEAD request.
    { highWaterMark: 0 },
  )
}

type Writer = (slices: Slices, meta: Meta, columns: readonly string[]) => AsyncIterator<string>

const WRITERS: Record<Format, Writer> = {
  async *csv(slices, _meta, columns) {
    const header = toCsv([], columns)
    yield header
    for await (const rows of slices) yield toCsv(rows, columns).slice(header.length)
  },
  async *ndjson(slices) {
    for await (const rows of slices) yield rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  },
  async *json(slices, meta) {
    yield '{"data":['
    let between = ''
    for await (const rows of slices) {
      yield between + rows.map((row) => JSON.stringify(row)).join(',')
      between = ','
    }
    yield `],"meta":${JSON.stringify(meta)}}\n`
  },
}

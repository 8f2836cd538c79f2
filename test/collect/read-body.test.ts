import { describe, expect, test } from 'vitest'
import { readBody } from '../../workers/collect/read-body.ts'
import { sha256 } from './site.ts'

/** A byte stream ends only once the read that waits for more has been answered. */
function end(controller: ReadableByteStreamController): void {
  controller.close()
  controller.byobRequest?.respond(0)
}

/** A body in chunks, which tells how many of them were taken and whether it was told to stop. */
function chunked(chunks: readonly Uint8Array[]) {
  const told = { taken: 0, cancelled: false }
  const body = new ReadableStream(
    {
      type: 'bytes',
      pull(controller) {
        const chunk = chunks[told.taken++]
        if (chunk === undefined) end(controller)
        else controller.enqueue(chunk.slice())
      },
      cancel() {
        told.cancelled = true
      },
    },
    { highWaterMark: 0 },
  )
  return { told, body }
}
const megabyte = new Uint8Array(1 << 20).fill(0x20)

describe('a body', () => {
  test('is put together from its chunks, which may part a character', async () => {
    const bytes = new TextEncoder().encode('a naïve 🌊 wave')
    const chunks = Array.from(bytes, (byte) => Uint8Array.of(byte))
    expect(await readBody(new Response(chunked(chunks).body))).toEqual({
      text: 'a naïve 🌊 wave',
      bytes: bytes.length,
      sha256: sha256(Buffer.from(bytes)),
    })
  })

  test('loses its byte order mark and replaces bytes that are no text', async () => {
    const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, 0x5b, 0xff, 0x5d)
    expect(await readBody(new Response(bytes))).toMatchObject({ text: '[\ufffd]', bytes: 6 })
  })

  test('of a request is read as well', async () => {
    const request = new Request('http://site.example', { method: 'POST', body: '{}' })
    expect(await readBody(request)).toMatchObject({ text: '{}', bytes: 2 })
  })

  test('that is empty or missing is trouble', async () => {
    for (const response of [new Response(''), new Response(null), new Response(chunked([]).body)])
      await expect(readBody(response)).rejects.toMatchObject({ where: 'page', message: 'the body is empty' })
  })

  test('of more than 8 MB is not read further than that', async () => {
    const { told, body } = chunked(Array.from({ length: 40 }, () => megabyte))
    await expect(readBody(new Response(body))).rejects.toThrow('the body is larger than 8 MB')
    expect(told).toEqual({ taken: 9, cancelled: true })
  })

  test('that announces more than 8 MB is not read at all', async () => {
    const { told, body } = chunked([megabyte])
    const response = new Response(body, { headers: { 'content-length': String((8 << 20) + 1) } })
    await expect(readBody(response)).rejects.toThrow('the body is larger than 8 MB')
    expect(told).toEqual({ taken: 0, cancelled: true })
  })

  test('may announce nonsense', async () => {
    const response = new Response('[]', { headers: { 'content-length': 'many' } })
    expect(await readBody(response)).toMatchObject({ text: '[]' })
  })

  test('that breaks off throws what the stream throws', async () => {
    const body = new ReadableStream({
      type: 'bytes',
      start: (controller) => controller.error(new TypeError('terminated')),
    })
    await expect(readBody(new Response(body))).rejects.toThrow('terminated')
  })
})

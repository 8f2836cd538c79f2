import { Trouble } from './trouble.ts'

const MOST_BYTES = 8 * 1024 * 1024

/** A request or a response. */
type Message = Pick<Response, 'body' | 'headers'> & { status?: number }

/**
 * Reads a response to its end, but never more than 8 MB of it.
 *
 * @throws {Trouble} when the body is larger or empty; whatever the stream throws when it breaks off.
 */
export async function readBody(response: Message): Promise<{ text: string; bytes: number; sha256: string }> {
  const announced = Number(response.headers.get('content-length') ?? 0)
  if (announced > MOST_BYTES) {
    await response.body?.cancel()
    throw tooLarge()
  }
  const body = await readCapped(response)
  if (body.byteLength === 0)
    throw new Trouble('page', 'the body is empty', { httpStatus: response.status ?? 0 })
  const digest = await crypto.subtle.digest('SHA-256', body)
  return { text: new TextDecoder().decode(body), bytes: body.byteLength, sha256: hexOf(digest) }
}

async function readCapped(response: Message): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  const reader = (response.body as ReadableStream<Uint8Array> | null)?.getReader()
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done || value === undefined) break
    bytes += value.byteLength
    if (bytes > MOST_BYTES) {
      await reader?.cancel()
      throw tooLarge()
    }
    chunks.push(value)
  }
  const body = new Uint8Array(bytes)
  let offset = 0
  for (const chunk of chunks) {
    body.set(chunk, offset)
    offset += chunk.byteLength
  }
  return body
}

const tooLarge = () =>
  new Trouble('page', `the body is larger than ${MOST_BYTES / 1024 / 1024} MB`, { httpStatus: 200 })

const hexOf = (digest: ArrayBuffer): string =>
  Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** What a site answers to a request, before any fault. */
export interface Answer {
  status: number
  type: string
  body: string | Uint8Array
  /** Names the content; answers of the same world with the same tag are the same. */
  tag: string
}

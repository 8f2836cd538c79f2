/** An Atom entry, as a reader takes it from a feed. */
export interface ReadEntry {
  id: string
  title: string
  updated: string
  published: string
  summary: string
  content: string
  alternate: string
  authors: string[]
}

export interface ReadFeed {
  /** What is wrong with it, in words; none when it is valid. */
  errors: string[]
  id: string
  title: string
  updated: string
  self: string
  entries: ReadEntry[]
}

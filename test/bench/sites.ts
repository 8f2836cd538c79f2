/** The sites a measured Worker reads: generated or recorded, at a moment that can be moved. */
export interface Sites {
  url: string
  now(at: number): Promise<void>
  /** Misbehaves for the next `count` requests whose address holds `match`. */
  fault(mode: string, count: number, match: string): Promise<void>
}

/** Sites that are told what to show over HTTP, as the sandbox and the replay both are. */
export function sitesAt(url: string): Sites {
  const post = async (path: string) => void (await (await fetch(url + path, { method: 'POST' })).text())
  return {
    url,
    now: (at) => post(`/__now?at=${new Date(at).toISOString()}`),
    fault: (mode, count, match) =>
      post(`/__fault?mode=${mode}&count=${count}&match=${encodeURIComponent(match)}`),
  }
}

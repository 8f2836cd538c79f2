import { env } from 'cloudflare:workers'

export async function all<Row = Record<string, unknown>>(sql: string, ...values: unknown[]): Promise<Row[]> {
  return (
    await env.DB.prepare(sql)
      .bind(...values)
      .all<Row>()
  ).results
}

export async function value<Value = number>(sql: string, ...values: unknown[]): Promise<Value | undefined> {
  const [row] = await all<Record<string, Value>>(sql, ...values)
  return row === undefined ? undefined : Object.values(row)[0]
}

/** Everything known about items, apart from the numbers that the order of inserting gave them. */
export async function content(): Promise<{ items: unknown[]; places: unknown[]; observations: unknown[] }> {
  const items = await all<{ id?: number; details: string }>('SELECT * FROM item ORDER BY source, external_id')
  const places = await all(
    `SELECT li.source, li.day, i.external_id, li.rank, li.first_seen_at, li.left_at
     FROM listing_item AS li JOIN item AS i ON i.id = li.item_id ORDER BY li.source, li.day, i.external_id`,
  )
  const observations = await all(
    `SELECT i.source, i.external_id, o.observed_at, o.upvotes
     FROM observation AS o JOIN item AS i ON i.id = o.item_id ORDER BY i.source, i.external_id, o.observed_at`,
  )
  return {
    items: items.map(({ id, details, ...row }) => ({ ...row, details: JSON.parse(details) })),
    places,
    observations,
  }
}

/** The rows of the three tables exactly as they are stored. */
export const exactRows = async (): Promise<unknown> => ({
  item: await all('SELECT * FROM item ORDER BY id'),
  listing_item: await all('SELECT * FROM listing_item ORDER BY source, day, item_id'),
  observation: await all('SELECT * FROM observation ORDER BY item_id, observed_at'),
})

export const version = async (): Promise<number> => (await value('SELECT version FROM data_version')) ?? 0

/** An item's observations as `[moment, upvotes]`, oldest first. */
export async function curve(externalId: string): Promise<[number, number][]> {
  const rows = await all<{ observed_at: number; upvotes: number }>(
    `SELECT o.observed_at, o.upvotes FROM observation AS o JOIN item AS i ON i.id = o.item_id
     WHERE i.external_id = ? ORDER BY o.observed_at`,
    externalId,
  )
  return rows.map(({ observed_at, upvotes }) => [observed_at, upvotes])
}

import type { Day, SourceId } from '../types.ts'

/** An item behind a topic. */
export interface TopicItem {
  source: SourceId
  external_id: string
  title: string
  organization: string | null
  upvotes: number
  /** The day it counted on. */
  day: Day
}

/** How many of a topic's items an organisation has; without a name: those that name none. */
export interface TopicOrganization {
  id: string | null
  name: string | null
  items: number
}

/** What makes a topic what it is on some days. */
export interface TopicBehind {
  /** Its items on these days, each once. */
  items: number
  /** Those with the most upvotes. */
  best: TopicItem[]
  /** Those with the most items first. */
  organizations: TopicOrganization[]
}

/** The votes of a listing on which a topic was seen. */
export interface TopicListing {
  /** JSON: numbers of the topic's items. */
  ids: string
  /** JSON: as in `VotesAtAge`, of all its items at the last ladder age that is known of them. */
  votes: string
}

/** Which days are looked at, both included, and which of them have been followed. */
export interface DaysBehind {
  from: Day
  to: Day
  followed: Day
}

const BEHIND = `
WITH own AS MATERIALIZED (
  SELECT i.id, i.source, i.external_id, i.title, i.organization_id, i.organization, i.upvotes, min(d.day) AS day
  FROM day_topics AS d CROSS JOIN json_each(d.topics, '$."' || ?3 || '"[3]') AS number CROSS JOIN item AS i ON i.id = number.value
  WHERE d.generation = ?1 AND d.source = ?2 AND d.day BETWEEN ?4 AND ?5
  GROUP BY i.id)
SELECT
  (SELECT json_group_array(json_object('source', source, 'external_id', external_id, 'title', title,
     'organization', organization, 'upvotes', upvotes, 'day', day))
   FROM (SELECT * FROM own ORDER BY upvotes DESC, id LIMIT ?6)) AS best,
  (SELECT json_group_array(json_object('id', id, 'name', name, 'items', items))
   FROM (
     SELECT organization_id AS id, organization AS name, count(*) AS items, max(own.id) FROM own
     GROUP BY organization_id, iif(organization_id IS NULL, organization, NULL)
     ORDER BY items DESC, organization)) AS organizations`

const LISTINGS = `
SELECT json_extract(d.topics, '$."' || ?3 || '"[3]') AS ids,
  iif(json_type(d.topics, '$."' || ?3 || '"') IS NULL, NULL, json_extract(a.votes, '$[#-1][1]')) AS votes
FROM day_topics AS d CROSS JOIN listing_age AS a ON a.source = d.source AND a.day = d.day
WHERE d.generation = ?1 AND d.source = ?2 AND d.day BETWEEN ?4 AND ?5`

/**
 * What is behind a topic between two days, and how the listings voted on which it stood: one round trip. The days' rows
 * and the topic's items are read, and a row a day more.
 *
 * @param topic of letters, digits and hyphens only: it becomes part of a path
 * @param most how many of the items
 */
export async function behindTopic(
  db: D1Database,
  generation: number,
  source: SourceId,
  topic: string,
  { from, to, followed }: DaysBehind,
  most: number,
): Promise<TopicBehind & { listings: TopicListing[] }> {
  const [found, listings] = await db.batch<unknown>([
    db.prepare(BEHIND).bind(generation, source, topic, from, to, most),
    db.prepare(LISTINGS).bind(generation, source, topic, from, followed),
  ])
  const [row] = (found?.results ?? []) as { best: string; organizations: string }[]
  const organizations = JSON.parse(row?.organizations ?? '[]') as TopicOrganization[]
  return {
    // Counted once more in the database, each would be read once more.
    items: organizations.reduce((sum, { items }) => sum + items, 0),
    best: JSON.parse(row?.best ?? '[]') as TopicItem[],
    organizations,
    listings: ((listings?.results ?? []) as { ids: string | null; votes: string | null }[]).flatMap(
      ({ ids, votes }) => (ids === null || votes === null ? [] : [{ ids, votes }]),
    ),
  }
}

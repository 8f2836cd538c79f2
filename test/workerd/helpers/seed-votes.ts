import { env } from 'cloudflare:workers'
import { PAPERS, REPOSITORIES } from './times.ts'

/**
 * Adds to a seeded history what votes leave behind: each item's last three counts, what stands on the listings of the
 * last 21 days, the ages and volumes of every day, and what has been learned.
 */
export async function seedVotes(lastDay: string): Promise<void> {
  const cohorts = JSON.stringify([
    [
      8,
      4,
      [
        [5, 400],
        [40, 400],
      ],
    ],
    [
      24,
      4,
      [
        [15, 400],
        [90, 400],
      ],
    ],
  ])
  await env.DB.batch([
    env.DB.prepare(
      `UPDATE item SET listed_on = date(first_seen_at / 1000, 'unixepoch'), voted_at = first_seen_at + 72000000,
         upvotes_before = upvotes / 2, voted_before_at = first_seen_at + 7200000,
         upvotes_earlier = upvotes / 4, voted_earlier_at = first_seen_at`,
    ),
    env.DB.prepare(
      `UPDATE listing SET
         looks = json_array(looked_at - 72000000, looked_at - 7200000, looked_at - 3600000, looked_at),
         standing = (
           SELECT json_group_array(json_array(i.id, i.listed_on, NULL, i.upvotes, i.voted_at, i.upvotes_before, i.voted_before_at,
             i.upvotes_earlier, i.voted_earlier_at, li.rank))
           FROM listing_item AS li CROSS JOIN item AS i ON i.id = li.item_id
           WHERE li.source = listing.source AND li.day = listing.day)
       WHERE day > date(?1, '-22 days')`,
    ).bind(lastDay),
    env.DB.prepare('INSERT INTO vote_model (source, cohorts) VALUES (?1, ?3), (?2, ?3)').bind(
      PAPERS,
      REPOSITORIES,
      cohorts,
    ),
    env.DB.prepare(
      `INSERT INTO volume (source, month, days)
       SELECT source, substr(day, 1, 7), json_group_object(day, json_array(items, upvotes, complete, json('[[8,40,300],[24,50,900]]')))
       FROM (SELECT * FROM day_total ORDER BY source, day) GROUP BY source, substr(day, 1, 7)`,
    ),
    env.DB.prepare('UPDATE source_state SET aged_through = ?1').bind(lastDay),
  ])
}
